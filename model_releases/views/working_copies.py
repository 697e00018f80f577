"""The maintainers' desk in the admin: open a working copy, see what is missing, freeze it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from community.views.requests import SignedInRequest, only_if
from model_releases.forms import OpenForm
from model_releases.models import WorkingCopy
from model_releases.operations.editing import dimension_pages
from model_releases.operations.freezing import freeze_release
from model_releases.operations.gate import GateError, GateFault, faults_of
from model_releases.operations.opening import (
    OpeningRefusedError,
    open_working_copy,
    set_aside,
)
from model_releases.operations.standing import standings_of
from model_releases.permissions import can_maintain


@require_safe
@only_if(can_maintain)
def list_copies(request: SignedInRequest) -> HttpResponse:
    """Show what is being prepared, what was, and how to open the next."""
    return _show_list(request, OpenForm())


@require_POST
@only_if(can_maintain)
def open_copy(request: SignedInRequest) -> HttpResponse:
    """Build the pages of the next release."""
    form = OpenForm(request.POST)
    if not form.is_valid():
        return _show_list(request, form, status=422)
    base, number = form.cleaned_data["base"], form.cleaned_data["number"]
    try:
        page = open_working_copy(base, number=number, by=request.user, at=timezone.now())
    except OpeningRefusedError as refusal:
        form.add_error(None, str(refusal))
        return _show_list(request, form, status=409)
    messages.success(request, f"{page.title} is open. Its pages say what {base} says.")
    return redirect("working_copies:gate", page.working_copy.uid)


@require_safe
@only_if(can_maintain)
def read_gate(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Show what is missing, each with the page where it is mended."""
    working = get_object_or_404(WorkingCopy.objects.for_lists(), uid=uid)
    return _show_gate(request, working, faults_of(working.page) if working.is_open else [])


@require_POST
@only_if(can_maintain)
def freeze(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Make the release, if nothing is missing at this moment."""
    working = get_object_or_404(WorkingCopy.objects.for_lists(), uid=uid)
    try:
        release = freeze_release(
            working.page,
            by=request.user,
            at=timezone.now(),
            signing_key=settings.RELEASE_SIGNING_KEY,
        )
    except GateError as refusal:
        working.refresh_from_db()
        messages.error(request, "It was not frozen. What keeps it from that is listed below.")
        return _show_gate(request, working, list(refusal.faults), status=409)
    messages.success(request, f"{release} is frozen, for good.")
    return redirect("working_copies:gate", uid)


@require_POST
@only_if(can_maintain)
def put_aside(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Close a working copy that nobody wants any more."""
    working = get_object_or_404(WorkingCopy.objects.for_lists(), uid=uid)
    set_aside(working.page, by=request.user, at=timezone.now())
    messages.success(request, f"{working.page.title} is closed. Its pages stay as they are.")
    return redirect("working_copies:list")


def _show_list(request: SignedInRequest, form: OpenForm, *, status: int = 200) -> HttpResponse:
    copies = list(WorkingCopy.objects.for_lists())
    about = {
        "open_copies": [one for one in copies if one.is_open],
        "closed_copies": [one for one in copies if not one.is_open],
        "form": form,
        "header_title": "Releases",
        "breadcrumbs_items": [{"url": "", "label": "Releases"}],
    }
    return render(request, "model_releases/working/list_copies.html", about, status=status)


def _show_gate(
    request: SignedInRequest, working: WorkingCopy, faults: list[GateFault], *, status: int = 200
) -> HttpResponse:
    about: dict[str, Any] = {
        "working": working,
        "faults": faults,
        "standings": standings_of(working.page) if working.is_open else [],
        "pages": [] if working.is_open else [working.page, *dimension_pages(working.page)],
        "header_title": working.page.title,
        "breadcrumbs_items": [
            {"url": reverse("working_copies:list"), "label": "Releases"},
            {"url": "", "label": working.page.title},
        ],
    }
    return render(request, "model_releases/working/read_gate.html", about, status=status)
