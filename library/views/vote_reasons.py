"""Why members support an action: said beside the vote, shown on the page, hidden by moderators."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from community.models import DeclaredInterests, Member, Reader
from library.forms.voting import HideForm, ReasonForVoteForm
from library.models import Action, ActionVote
from library.operations.voting import ReasonRefusedError, give_reason, hide_reason
from library.permissions import can_hide_reasons
from library.views.public_actions import public_at, trail_to

MOST = 50


@dataclass(frozen=True)
class Reason:
    """What `components/comment.html` needs, and where a moderator hides it."""

    name: str
    interests: str
    council: str
    date: datetime
    text: str
    removed: str
    hide_url: str


@dataclass(frozen=True)
class Reasons:
    """What `library/action_support.html` shows: the newest reasons, and how many more there are."""

    shown: list[Reason]
    more: int


def reasons_of(action: Action, reader: Reader) -> Reasons:
    """Why voters support an action, the last first, as `reader` sees it. Three queries at most."""
    votes = ActionVote.objects.with_reasons().filter(action=action)
    rows = list(votes[: MOST + 1])
    more = votes.count() - MOST if len(rows) > MOST else 0
    declared = DeclaredInterests(vote.member_id for vote in rows)
    shown = [
        _shown(vote, action, reader, interests=_beside(vote, declared)) for vote in rows[:MOST]
    ]
    return Reasons(shown, more)


def _beside(vote: ActionVote, declared: DeclaredInterests) -> str:
    return declared.beside(vote.member_id, on=timezone.localdate(vote.at))


def _shown(vote: ActionVote, action: Action, reader: Reader, *, interests: str) -> Reason:
    is_hidden = vote.hidden_at is not None
    offers_hiding = not is_hidden and can_hide_reasons(reader)
    return Reason(
        name=str(vote.member),
        interests=interests,
        council=str(vote.council or ""),
        date=vote.at,
        text="" if is_hidden else vote.reason,
        removed=f"Hidden by a moderator: {vote.hidden_why}" if is_hidden else "",
        hide_url=reverse("library:hide_reason", args=[action.slug, vote.pk])
        if offers_hiding
        else "",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def say_why(request: HttpRequest, slug: str) -> HttpResponse:
    """Take why a member supports an action; an empty reason takes it away."""
    action = public_at(request, slug)
    if not isinstance(request.user, Member):
        return redirect_to_login(request.get_full_path())
    if request.method != "POST":
        own = ActionVote.objects.filter(action=action, member=request.user).order_by("pk")
        said = own.values_list("reason", flat=True).first()
        return _show(request, action, ReasonForVoteForm(initial={"reason": said or ""}))
    form = ReasonForVoteForm(request.POST)
    if not form.is_valid():
        return _show(request, action, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    reason = form.cleaned_data["reason"]
    try:
        give_reason(action, reason=reason, by=request.user)
    except ReasonRefusedError as refusal:
        form.add_error(None, str(refusal))
        return _show(request, action, form, status=HTTPStatus.CONFLICT)
    messages.success(request, "Your reason is there." if reason else "Your reason is taken away.")
    return redirect(f"{reverse('library:action', args=[slug])}#support")


def _show(
    request: HttpRequest, action: Action, form: ReasonForVoteForm, *, status: int = 200
) -> HttpResponse:
    about = {"action": action, "trail": trail_to(action), "form": form}
    return render(request, "library/say_why.html", about, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def hide(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Ask a moderator why, then take away what a vote says; for others it is not there."""
    if not can_hide_reasons(request.user):
        raise Http404
    action = public_at(request, slug)
    vote = get_object_or_404(ActionVote.objects.with_reasons().filter(action=action), pk=key)
    form = HideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        hide_reason(vote, why=form.cleaned_data["why"], by=request.user, at=timezone.now())
        messages.success(request, "It is hidden. Your reason stands in its place.")
        return redirect(f"{reverse('library:action', args=[slug])}#support")
    about = {"action": action, "trail": trail_to(action), "vote": vote, "form": form}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "library/hide_reason.html", about, status=status)
