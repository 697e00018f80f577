"""Signing off, publishing and withdrawing: a lead's three steps, each asked on a page first."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assessments.forms.starting import PublishForm
from assessments.operations.signing import (
    NotReadyError,
    publish,
    sign_off,
    withdraw_publication,
)
from assessments.views.finding import Place, place_at
from assessments.views.profiles import shown
from community.models import Member
from community.permissions import can_sign_for

WITHDRAW = "withdraw"
SIGNED_OFF = "Signed off. Levels, reasons and evidence no longer change."
PUBLISHED = "Published. Everybody can read the result now."
WITHDRAWN = "Withdrawn. Only your council’s people see it again."


@require_http_methods(["GET", "HEAD", "POST"])
def sign_off_assessment(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Ask once, saying what is not assessed; then close it. Sent again it is harmless."""
    place, member = _lead_at(request, slug, uid)
    assessment = place.assessment
    if request.method == "POST":
        try:
            sign_off(assessment, by=member, at=timezone.now())
        except NotReadyError as refusal:
            return _ask(request, "sign_off", place, refusal=str(refusal), status=409)
        messages.success(request, SIGNED_OFF)
        return redirect(assessment.get_absolute_url())
    if not assessment.is_open:
        return redirect(assessment.get_absolute_url())
    return _ask(request, "sign_off", place, found=shown(assessment, shows_reasons=True))


@require_http_methods(["GET", "HEAD", "POST"])
def publish_assessment(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Show the result to everybody, with reasons or without; or take it back."""
    place, member = _lead_at(request, slug, uid)
    if request.method != "POST":
        shows = {"with_reasons": place.assessment.publishes_reasons}
        return _ask(request, "publish", place, form=PublishForm(initial=shows))
    form = PublishForm(request.POST)
    try:
        said = _publish_or_withdraw(request, place, form, by=member)
    except NotReadyError as refusal:
        return _ask(request, "publish", place, form=form, refusal=str(refusal), status=409)
    messages.success(request, said)
    return redirect(place.assessment.get_absolute_url())


def _publish_or_withdraw(
    request: HttpRequest, place: Place, form: PublishForm, *, by: Member
) -> str:
    """Do what the button says; gives the sentence that says so."""
    now = timezone.now()
    if request.POST.get("then") == WITHDRAW:
        withdraw_publication(place.assessment, by=by, at=now)
        return WITHDRAWN
    with_reasons = form.is_valid() and form.cleaned_data["with_reasons"]
    publish(place.assessment, with_reasons=with_reasons, by=by, at=now)
    return PUBLISHED


def _lead_at(request: HttpRequest, slug: str, uid: UUID) -> tuple[Place, Member]:
    """An assessment and a lead of its council; for everybody else there is nothing here."""
    place = place_at(request, slug, uid)
    council, member = place.assessment.council, request.user
    if not isinstance(member, Member) or not can_sign_for(member, council, on=place.today):
        raise Http404
    return place, member


def _ask(
    request: HttpRequest, what: str, place: Place, *, status: int = 200, **about: Any
) -> HttpResponse:
    shown_there = {"assessment": place.assessment, "trail": place.trail_below}
    template = f"assessments/{what}_assessment.html"
    return render(request, template, shown_there | about, status=status)
