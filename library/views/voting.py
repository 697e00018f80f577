"""The votes on an action: its panel, and what its button does."""

from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from community.models import Member, Reader
from community.views.supporting import Support, VotePanel, answer_vote
from library.models import Action, ActionTally, ActionVote
from library.operations.voting import (
    NotListedError,
    VoteRefusedError,
    cast_vote,
    take_back_vote,
)
from library.permissions import can_support

WHAT = "action"
STALE = "stale"


@dataclass(frozen=True)
class _Reading:
    """What the panel offers a reader, and the number of the edition they supported.

    `from_title` is what a vote that a merge brought here was given to.
    """

    state: str
    edition: int | None = None
    from_title: str = ""


def vote_panel(action: Action, reader: Reader) -> VotePanel:
    """The panel of a public action, as `reader` sees it. Five queries at most."""
    tally = ActionTally.objects.filter(action=action).values_list("people", "councils")
    people, councils = tally.order_by("pk").first() or (0, 0)
    page = reverse("library:action", args=[action.slug])
    older = ActionVote.objects.to_reconfirm().filter(action=action, counted=True)
    reading = _reading(action, reader)
    return VotePanel(
        what=WHAT,
        url=reverse("library:vote", args=[action.slug]),
        sign_in_url=redirect_to_login(page).url,
        people=people,
        councils=councils,
        state=reading.state,
        from_title=reading.from_title,
        earlier=older.count() if people else 0,
        changes_url=_changes_url(action, reading.edition) if reading.state == STALE else "",
        reason_url=reverse("library:vote_reason", args=[action.slug]) if reading.edition else "",
    )


def _reading(action: Action, reader: Reader) -> _Reading:
    if not isinstance(reader, Member):
        return _Reading("signed_out" if action.state == Action.State.LISTED else "counts_only")
    votes = ActionVote.objects.filter(action=action, member=reader).order_by("pk")
    found = votes.values_list("edition__number", "merged_from__current_edition__title").first()
    may_support = can_support(reader, action)
    if found is None:
        return _Reading("open" if may_support else "counts_only")
    edition, from_title = found
    if from_title and may_support:
        return _Reading("carried", edition, from_title)
    is_stale = may_support and votes.to_reconfirm().exists()
    return _Reading(STALE if is_stale else "supported", edition)


def _changes_url(action: Action, read: int | None) -> str:
    edition = action.current_edition
    ends = [action.slug, read, edition.number if edition else None]
    return reverse("library:compare_editions", args=ends)


@require_POST
def vote(request: HttpRequest, slug: str) -> HttpResponse:
    """Support the action, or take it back."""
    action = get_object_or_404(Action.objects.public().visible_to(request.user), slug=slug)
    support = Support(
        what=WHAT,
        page=reverse("library:action", args=[slug]),
        cast=lambda member: cast_vote(action, by=member, at=timezone.now()),
        take_back=lambda member: take_back_vote(action, by=member),
        panel=lambda member: vote_panel(action, member),
        refusal=VoteRefusedError,
        too_late=NotListedError,
    )
    return answer_vote(request, support)
