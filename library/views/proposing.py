"""Proposing an action: a draft, what looks alike, and handing it in."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse


def propose_action(request: HttpRequest) -> HttpResponse:
    """Come soon."""
    raise Http404


def my_actions(request: HttpRequest) -> HttpResponse:
    """Come soon."""
    raise Http404


def edit_draft(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Come soon."""
    raise Http404


def check_draft(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Come soon."""
    raise Http404
