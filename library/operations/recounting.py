"""Counting support anew from the votes, for when somebody doubts the tallies."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, QuerySet

from library.models import Action, ActionTally, ActionVote

Support = tuple[int, int]
"""People, and distinct councils."""


@dataclass(frozen=True)
class Difference:
    """A tally that does not say what the votes say. `kept` is empty when there is no tally."""

    action: int
    name: str
    kept: Support | None
    counted: Support


def differing_tallies() -> list[Difference]:
    """Tallies that differ from their votes, by the action's key. Three queries."""
    kept = {
        key: (p, c) for key, p, c in ActionTally.objects.values_list("action", "people", "councils")
    }
    counted = _counted(ActionVote.objects.all())
    actions = Action.objects.order_by("pk").values_list("pk", "slug", "uid")
    return [
        Difference(key, slug or str(uid), kept.get(key), counted.get(key, (0, 0)))
        for key, slug, uid in actions
        if kept.get(key) != counted.get(key, (0, 0))
    ]


def recount_votes() -> list[Difference]:
    """Make every tally say what its votes say, and name those that did not."""
    differing = differing_tallies()
    for each in differing:
        _recount(each.action)
    return differing


@transaction.atomic
def _recount(action: int) -> None:
    ActionTally.objects.bulk_create([ActionTally(action_id=action)], ignore_conflicts=True)
    # Locked first: a vote that comes in meanwhile waits, and its trigger adds to the new count.
    tally = ActionTally.objects.select_for_update().get(action=action)
    people, councils = _counted(ActionVote.objects.filter(action=action)).get(action, (0, 0))
    ActionTally.objects.filter(pk=tally.pk).update(people=people, councils=councils)


def _counted(votes: QuerySet[ActionVote]) -> dict[int, Support]:
    rows = votes.filter(counted=True).order_by().values_list("action")
    counts = rows.annotate(Count("pk"), Count("council", distinct=True))
    return {action: (people, councils) for action, people, councils in counts}
