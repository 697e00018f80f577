"""What readers do on a proposal's page: comment, withdraw, reopen; moderators hide."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from community.models import Member
from feedback.forms.taking_part import CommentForm, WhyForm
from feedback.models import Proposal, ProposalComment
from feedback.operations.discussion import bring_new_argument, hide_comment, say
from feedback.operations.refusals import NotNowError, ProposalRefusedError
from feedback.operations.stepping import reopen, withdraw
from feedback.permissions import can_hide_comments
from feedback.views.reading import public_at, show

NEW_ARGUMENT = "new-argument"


@require_POST
def comment(request: HttpRequest, number: int) -> HttpResponse:
    """Add a comment; in last call, one that says so starts the call again."""
    proposal = public_at(request.user, number)
    if not isinstance(request.user, Member):
        return redirect_to_login(proposal.get_absolute_url())
    form = CommentForm(request.POST)
    if not form.is_valid():
        return show(request, proposal, status=HTTPStatus.UNPROCESSABLE_ENTITY, comment_form=form)
    is_new = request.POST.get("then") == NEW_ARGUMENT
    operation = bring_new_argument if is_new else say
    try:
        operation(proposal, text=form.cleaned_data["text"], by=request.user, at=timezone.now())
    except ProposalRefusedError as refusal:
        return _refused(request, proposal, refusal, comment_form=form)
    messages.success(request, "Your comment is there. Those who follow the proposal are told.")
    return redirect(proposal)


@require_POST
def withdraw_own(request: HttpRequest, number: int) -> HttpResponse:
    """Take one's own proposal back."""
    return _step(request, number, withdraw, form_name="withdraw")


@require_POST
def reopen_decided(request: HttpRequest, number: int) -> HttpResponse:
    """Take up again what was decided, because something is new."""
    return _step(request, number, reopen, form_name="reopen")


@require_http_methods(["GET", "HEAD", "POST"])
def hide(request: HttpRequest, number: int, uid: UUID) -> HttpResponse:
    """Ask a moderator why, then take a comment away; for others the address is not there."""
    if not can_hide_comments(request.user):
        raise Http404
    proposal = public_at(request.user, number)
    found = get_object_or_404(ProposalComment.objects.filter(proposal=proposal), uid=uid)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        hide_comment(found, why=why, by=request.user, at=timezone.now())
        messages.success(request, "The comment is hidden. Your reason stands in its place.")
        return redirect(proposal)
    about = {"proposal": proposal, "comment": found, "form": form}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "feedback/hide_comment.html", about, status=status)


def _step(
    request: HttpRequest, number: int, operation: Callable[..., None], *, form_name: str
) -> HttpResponse:
    proposal = public_at(request.user, number)
    if not isinstance(request.user, Member):
        return redirect_to_login(proposal.get_absolute_url())
    form = WhyForm(request.POST, auto_id=f"id_{form_name}_%s")
    shown = {f"{form_name}_form": form}
    if not form.is_valid():
        return show(request, proposal, status=HTTPStatus.UNPROCESSABLE_ENTITY, **shown)
    try:
        operation(proposal, why=form.cleaned_data["why"], by=request.user, at=timezone.now())
    except ProposalRefusedError as refusal:
        return _refused(request, proposal, refusal, **shown)
    messages.success(request, "Done. The step stands in the history below, with your reason.")
    return redirect(proposal)


def _refused(
    request: HttpRequest, proposal: Proposal, refusal: ProposalRefusedError, **forms: Any
) -> HttpResponse:
    """The page with the sentence, and what was typed."""
    messages.warning(request, str(refusal))
    status = HTTPStatus.CONFLICT if isinstance(refusal, NotNowError) else HTTPStatus.FORBIDDEN
    fresh = public_at(request.user, proposal.number or 0)
    return show(request, fresh, status=status, **forms)
