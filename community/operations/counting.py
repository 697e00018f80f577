"""Tallies of all that members vote on: kept true to bans, compared with the votes, mended.

Triggers keep each tally; this is for when somebody doubts them, and for votes that stop counting.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count

from community.models import Member, Tally, Vote

Support = tuple[int, int]
"""People, and distinct councils."""


@dataclass(frozen=True)
class Supported:
    """One kind of thing that is voted on: its rows, and the key by which votes and tally name it.

    `called` says what one of them is called, by its own key.
    """

    things: type[Any]
    votes: type[Vote]
    tally: type[Tally]
    key: str
    called: Callable[[Any], str]


@dataclass(frozen=True)
class Difference:
    """A tally that does not say what the votes say. `kept` is empty when there is no tally."""

    thing: int
    name: str
    kept: Support | None
    counted: Support


_registered: dict[type[Tally], Supported] = {}


def register(supported: Supported) -> None:
    """Say, from `AppConfig.ready`, what members may vote on."""
    _registered[supported.tally] = supported


def count_votes_of(member: Member, *, counted: bool) -> None:
    """Count every vote of a member, or none of them; the rows stay."""
    for each in _registered.values():
        rows = each.votes._default_manager.filter(member=member, counted=not counted)
        rows.update(counted=counted)


def differing_tallies() -> list[Difference]:
    """Tallies that differ from their votes, by kind and key. Three queries a kind."""
    return [found for each in _registered.values() for found, _ in _differing(each)]


def recount_votes() -> list[Difference]:
    """Make every tally say what its votes say, and name those that did not."""
    differing = [pair for each in _registered.values() for pair in _differing(each)]
    for found, supported in differing:
        _recount(supported, found.thing)
    return [found for found, _ in differing]


def _differing(each: Supported) -> list[tuple[Difference, Supported]]:
    rows = each.tally._default_manager.values_list(each.key, "people", "councils")
    kept = {key: (people, councils) for key, people, councils in rows}
    counted = _counted(each)
    return [
        (Difference(one.pk, each.called(one), kept.get(one.pk), votes), each)
        for one in each.things._default_manager.order_by("pk").iterator()
        if kept.get(one.pk) != (votes := counted.get(one.pk, (0, 0)))
    ]


@transaction.atomic
def _recount(each: Supported, thing: int) -> None:
    tallies = each.tally._default_manager
    tallies.bulk_create([each.tally(**{f"{each.key}_id": thing})], ignore_conflicts=True)
    # Locked first: a vote that comes in meanwhile waits, and its trigger adds to the new count.
    tally = tallies.select_for_update().get(**{each.key: thing})
    people, councils = _counted(each, thing).get(thing, (0, 0))
    tallies.filter(pk=tally.pk).update(people=people, councils=councils)


def _counted(each: Supported, *things: int) -> dict[int, Support]:
    votes = each.votes._default_manager.filter(counted=True)
    if things:
        votes = votes.filter(**{f"{each.key}__in": things})
    rows = votes.order_by().values_list(each.key)
    counts = rows.annotate(Count("pk"), Count("council", distinct=True))
    return {thing: (people, councils) for thing, people, councils in counts}
