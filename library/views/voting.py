"""The votes on an action: its panel, and what its button does."""

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


def vote_panel(action: Action, reader: Reader) -> VotePanel:
    """The panel of a public action, as `reader` sees it. Two queries, one for a visitor."""
    tally = ActionTally.objects.filter(action=action).values_list("people", "councils")
    people, councils = tally.order_by("pk").first() or (0, 0)
    page = reverse("library:action", args=[action.slug])
    state, from_title = _state(action, reader)
    return VotePanel(
        what=WHAT,
        url=reverse("library:vote", args=[action.slug]),
        sign_in_url=redirect_to_login(page).url,
        people=people,
        councils=councils,
        state=state,
        from_title=from_title,
    )


def _state(action: Action, reader: Reader) -> tuple[str, str]:
    """The panel's state, and what the reader supported before it was merged with this action."""
    if not isinstance(reader, Member):
        return ("signed_out" if action.state == Action.State.LISTED else "counts_only"), ""
    may_support = can_support(reader, action)
    votes = ActionVote.objects.filter(action=action, member=reader).order_by("pk")
    found = votes.values_list("edition", "merged_from__current_edition__title").first()
    if found is None:
        return ("open" if may_support else "counts_only"), ""
    edition, from_title = found
    if from_title and may_support:
        return "carried", from_title
    is_stale = edition != action.current_edition_id and may_support
    return ("stale" if is_stale else "supported"), ""


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
