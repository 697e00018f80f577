"""Proposing a change: a private draft, what looks alike, and sending it."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from community.models import Member
from community.views.joining import lead_in
from feedback.forms.proposing import (
    CHECK,
    NoReleaseError,
    ProposalForm,
    QuoteChangedError,
    blank_form,
    form_of,
    refuse_other_words,
    sent_form,
    target_in,
)
from feedback.models import Proposal
from feedback.operations.drafting import save_draft, start_draft, submit_proposal
from feedback.operations.look_alikes import look_alikes
from feedback.operations.refusals import ProposalRefusedError
from feedback.operations.targets import NoSuchTargetError, Target
from feedback.permissions import can_propose
from feedback.views.showing import address_of, difference_of, place_of, row_of
from ui.errors import Trouble, page_for

NOT_YET_A_MEMBER = "You can propose changes once a moderator has let you in. Ask to join first."
SENT = "Received. It is public now; maintainers read it next, and you are told of every step."
QUOTE_CHANGED = (
    "The words that came with your form are not what this release says, so nothing was kept. "
    "The right ones stand above; what you wrote is still here. Check it and send it again."
)
NOTHING_THERE = Trouble(
    503, "There is nothing to change yet", ("This site has no release yet. Come back later.",)
)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Take a proposal as a draft. A visitor is led to signing in, a newcomer to joining."""
    if not can_propose(request.user):
        return lead_in(request, NOT_YET_A_MEMBER)
    sent = request.POST if request.method == "POST" else request.GET
    try:
        target = target_in(sent)
    except NoReleaseError:
        return page_for(NOTHING_THERE)
    except NoSuchTargetError as refusal:
        return _no_target(request, refusal)
    if request.method != "POST":
        return _show(request, blank_form(target.quote), target)
    form = sent_form(sent, target.quote)
    try:
        refuse_other_words(sent, target.quote)
    except QuoteChangedError:
        form.add_error(None, QUOTE_CHANGED)
        return _show(request, form, target, status=HTTPStatus.CONFLICT)
    if not form.is_valid():
        return _show(request, form, target, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _keep(request, form, target, by=request.user)


def _keep(request: HttpRequest, form: ProposalForm, target: Target, *, by: Member) -> HttpResponse:
    uid = form.cleaned_data["uid"]
    try:
        draft = start_draft(form.words(), target, uid=uid, by=by, at=timezone.now())
    except ProposalRefusedError as refusal:
        messages.warning(request, str(refusal))
        return redirect("feedback:mine")
    return _after_saving(request, draft)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_draft(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Change a draft; for everybody but its author it does not exist."""
    draft = _own(request, uid)
    if not draft.is_draft:
        return redirect(draft)
    if request.method != "POST":
        return _show_draft(request, form_of(draft), draft)
    form = sent_form(request.POST, draft.quote)
    if not form.is_valid():
        return _show_draft(request, form, draft, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        save_draft(draft, form.words(), by=draft.author)
    except ProposalRefusedError as refusal:
        messages.warning(request, str(refusal))
        return redirect("feedback:mine")
    return _after_saving(request, draft)


@require_http_methods(["GET", "HEAD", "POST"])
def check_draft(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show the difference and what looks alike, then send it."""
    draft = _own(request, uid)
    if request.method == "POST":
        sent = submit_proposal(draft, by=draft.author, at=timezone.now())
        messages.success(request, SENT)
        return redirect(sent)
    if not draft.is_draft:
        return redirect(draft)
    about = {
        "proposal": draft,
        "place": place_of(draft),
        "place_url": address_of(draft),
        "difference": difference_of(draft.quote, draft.replacement),
        "rows": [row_of(one) for one in look_alikes(draft)],
    }
    return _page(request, "feedback/check_draft.html", about)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """List a member's own proposals with how each stands."""
    if not isinstance(request.user, Member):
        return redirect_to_login(request.get_full_path())
    own = Proposal.objects.visible_to(request.user).of(request.user).for_lists().newest_first()
    return _page(request, "feedback/mine.html", {"rows": [row_of(one) for one in own]})


def _own(request: HttpRequest, uid: UUID) -> Proposal:
    """A member's own proposal; 404 for others, as for what does not exist."""
    if not can_propose(request.user):
        raise Http404
    own = Proposal.objects.visible_to(request.user).of(request.user).for_lists()
    return get_object_or_404(own, uid=uid)


def _no_target(request: HttpRequest, refusal: NoSuchTargetError) -> HttpResponse:
    """404 for an address that leads nowhere; a form keeps what was typed, and says why."""
    if request.method != "POST":
        raise Http404 from refusal
    form = sent_form(request.POST, request.POST.get("quote", ""))
    form.add_error(None, f"{refusal} Go back to the passage and choose “Propose a change” there.")
    return _page(request, "feedback/propose.html", {"form": form}, status=HTTPStatus.BAD_REQUEST)


def _show(
    request: HttpRequest, form: ProposalForm, target: Target, *, status: int = 200
) -> HttpResponse:
    draft = Proposal(**target.columns())
    wording, passage = target.dimension, target.passage
    shown = {
        "dimension_name": wording.name if wording else "",
        "dimension_code": wording.code if wording else "",
        "level_number": passage.level.number if passage else None,
        "facet": passage.facet if passage else "",
    }
    for name, value in shown.items():
        setattr(draft, name, value)
    element = wording.dimension.uid if wording else ""
    return _show_draft(request, form, draft, status=status, element=element)


def _show_draft(
    request: HttpRequest, form: ProposalForm, draft: Proposal, *, status: int = 200, **about: Any
) -> HttpResponse:
    shown = {
        "form": form,
        "draft": draft,
        "place": place_of(draft),
        "place_url": address_of(draft),
        "is_kept": draft.pk is not None,
        **about,
    }
    return _page(request, "feedback/propose.html", shown, status=status)


def _page(
    request: HttpRequest, template: str, about: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    trail = [{"text": "Proposals", "url": reverse("feedback:queue")}]
    return render(request, template, {"trail": trail, **about}, status=status)


def _after_saving(request: HttpRequest, draft: Proposal) -> HttpResponse:
    if request.POST.get("then") == CHECK:
        return redirect("feedback:check_draft", uid=draft.uid)
    messages.success(request, "Draft saved. Only you can see it.")
    return redirect("feedback:edit_draft", uid=draft.uid)
