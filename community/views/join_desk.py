"""The desk where moderators let people in: a queue, a request, an answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from community.forms import ApproveForm, DeclineRequestForm
from community.models import Council, JoinRequest
from community.operations import joining
from community.permissions import can_answer, can_decide_on_joining
from community.views.requests import SignedInRequest, only_if

RECENT = 20
PEOPLE = {"url": reverse_lazy("people:desk"), "label": "People"}
REFUSALS = {
    joining.AlreadyAnsweredError: "Somebody has answered this request already.",
    joining.OwnRequestError: "This is your own request: another moderator answers it.",
    joining.BannedAddressError: "This address belongs to a banned account. Lift the ban first.",
}


@require_safe
@only_if(can_decide_on_joining)
def read_queue(request: SignedInRequest) -> HttpResponse:
    """Show who waits, longest first, and the last answers."""
    requests = JoinRequest.objects.visible_to(request.user)
    about = {
        "waiting": requests.waiting(),
        "answered": requests.answered()[:RECENT],
        "header_title": "Requests to join",
        "breadcrumbs_items": [PEOPLE, {"url": "", "label": "Requests to join"}],
    }
    return render(request, "community/desk/read_queue.html", about)


@require_safe
@only_if(can_decide_on_joining)
def read_request(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Show one request with the two answers."""
    wish = get_object_or_404(JoinRequest.objects.visible_to(request.user), uid=uid)
    named = Council.objects.by_name().filter(name__iexact=wish.council_name).first()
    council = {"council": named} if named else {"new_name": wish.council_name}
    return _show(request, wish, approve=ApproveForm(initial=council), decline=DeclineRequestForm())


@require_POST
@only_if(can_decide_on_joining)
def approve(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Let the person in."""
    wish = get_object_or_404(JoinRequest.objects.visible_to(request.user), uid=uid)
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return _show(request, wish, approve=form, decline=DeclineRequestForm())
    try:
        joining.approve_request(wish, council=form.chosen(), by=request.user, at=timezone.now())
    except tuple(REFUSALS) as refusal:
        messages.error(request, REFUSALS[type(refusal)])
    else:
        messages.success(request, f"{wish.name} is a member, and has been sent a link.")
    return redirect("people:queue")


@require_POST
@only_if(can_decide_on_joining)
def decline(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Say no, with a reason."""
    wish = get_object_or_404(JoinRequest.objects.visible_to(request.user), uid=uid)
    form = DeclineRequestForm(request.POST)
    if not form.is_valid():
        return _show(request, wish, approve=ApproveForm(), decline=form)
    reason = form.cleaned_data["reason"]
    try:
        joining.decline_request(wish, reason=reason, by=request.user, at=timezone.now())
    except tuple(REFUSALS) as refusal:
        messages.error(request, REFUSALS[type(refusal)])
    else:
        messages.success(request, f"{wish.name} has been sent your reason.")
    return redirect("people:queue")


def _show(request: SignedInRequest, wish: JoinRequest, **forms: Any) -> HttpResponse:
    about = {
        "wish": wish,
        "may_answer": can_answer(request.user, wish),
        "header_title": wish.name,
        "breadcrumbs_items": [
            PEOPLE,
            {"url": reverse_lazy("people:queue"), "label": "Requests to join"},
            {"url": "", "label": wish.name},
        ],
        **forms,
    }
    return render(request, "community/desk/read_request.html", about)
