"""The maintainers' desk in the admin: the queue, oldest first, and one form for each step."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from community.views.requests import SignedInRequest, only_if
from feedback.forms.desk import STATES, FindProposalsForm
from feedback.models import Proposal, ProposalNote
from feedback.operations.refusals import NotNowError, ProposalRefusedError
from feedback.permissions import can_maintain
from feedback.states import OPEN, State
from feedback.views.desk_steps import STEPS, DeskStep
from feedback.views.showing import difference_of, place_of, state_of

ON_A_PAGE = 50


@require_safe
@only_if(can_maintain)
def read_queue(request: SignedInRequest) -> HttpResponse:
    """Show what waits, the oldest first, and how old it is; or what is asked for."""
    asked, words = request.GET.get("state", ""), request.GET.get("q", "").strip()
    rows = Proposal.objects.public().visible_to(request.user).for_lists().oldest_first()
    if words:
        rows = rows.named_like(words)
    if asked in STATES:
        rows = rows.filter(state=asked)
    elif not words:
        rows = rows.filter(state__in=_WAITING)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    about = {
        "page": page,
        "rows": [(one, place_of(one), state_of(one)) for one in page],
        "form": FindProposalsForm(initial={"q": words, "state": asked}),
        "query": urlencode({"q": words, "state": asked}),
        "words": words,
        "asked": asked,
        "header_title": "Proposals",
        "breadcrumbs_items": [{"url": "", "label": "Proposals"}],
    }
    return render(request, "feedback/desk/read_queue.html", about)


_WAITING = (*OPEN, State.REOPENED)


@require_safe
@only_if(can_maintain)
def read_proposal(request: SignedInRequest, number: int) -> HttpResponse:
    """Show one proposal with the steps that lead on from where it stands."""
    return _show(request, _found(request, number))


@require_POST
@only_if(can_maintain)
def take(request: SignedInRequest, number: int, step: str) -> HttpResponse:
    """Take the step that the address names."""
    proposal = _found(request, number)
    if step not in STEPS:
        raise Http404
    desk_step = STEPS[step]
    form = _form(step, desk_step, request.POST, proposal=proposal)
    if not form.is_valid():
        return _show(request, proposal, status=HTTPStatus.UNPROCESSABLE_ENTITY, sent={step: form})
    try:
        desk_step.take(proposal, **form.cleaned_data, by=request.user, at=timezone.now())
    except ProposalRefusedError as refusal:
        messages.error(request, str(refusal))
        status = HTTPStatus.CONFLICT if isinstance(refusal, NotNowError) else HTTPStatus.FORBIDDEN
        return _show(request, _found(request, number), status=status, sent={step: form})
    messages.success(request, f"{desk_step.title}: done. It stands in the history.")
    return redirect("proposals_desk:proposal", number)


def _found(request: SignedInRequest, number: int) -> Proposal:
    seen = Proposal.objects.public().visible_to(request.user).for_lists()
    return get_object_or_404(seen, number=number)


def _form(step: str, desk_step: DeskStep, sent: Any = None, *, proposal: Proposal) -> forms.Form:
    """The form of a step; ids differ, for several stand on one page."""
    # Unless a maintainer says otherwise, it is of the kind that its author chose.
    return desk_step.form(sent, auto_id=f"id_{step}_%s", initial={"kind": proposal.kind})


def _show(
    request: SignedInRequest,
    proposal: Proposal,
    *,
    status: int = 200,
    sent: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    shown = {
        name: (one, (sent or {}).get(name) or _form(name, one, proposal=proposal))
        for name, one in STEPS.items()
        if one.may(request.user, proposal) or name in (sent or {})
    }
    about = {
        "proposal": proposal,
        "place": place_of(proposal),
        "state": state_of(proposal),
        "difference": difference_of(proposal.quote, proposal.replacement),
        "events": proposal.events.in_order(),
        "notes": ProposalNote.objects.visible_to(request.user).filter(proposal=proposal).in_order(),
        "stood_aside": proposal.stood_aside.select_related("member").order_by("at", "pk"),
        "steps": [(name, one, form) for name, (one, form) in shown.items()],
        "header_title": f"{proposal.number}: {proposal.title}",
        "breadcrumbs_items": [
            {"url": reverse("proposals_desk:queue"), "label": "Proposals"},
            {"url": "", "label": f"Proposal {proposal.number}"},
        ],
    }
    return render(request, "feedback/desk/read_proposal.html", about, status=status)
