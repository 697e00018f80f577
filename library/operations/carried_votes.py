"""Votes carried from merged actions to the one that stands for them.

Nobody decides on a carried vote; it follows from rows. Whoever has a vote on a duplicate has one
on the action it was merged into, unless they gave one there themselves, wrote that action, or said
“not mine”. `settle` makes the rows say so, whatever happened before: so chains, and merges undone
in any order, come out right. Callers hold the actions' rows (`hold`), and are in a transaction.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from community.models import Member
from library.models import Action, ActionVote, CoAuthor, Merge, NotMine

FOLLOWS = ("merged_from_id", "council_id", "at", "counted")


@dataclass(frozen=True)
class Settled:
    """Whose vote came to an action by a merge, and whose went; keys of members."""

    came: frozenset[int]
    left: frozenset[int]


def hold(*keys: int) -> dict[int, Action]:
    """The actions of these keys as they are now, locked until the transaction ends.

    In the order of their keys: two who ask for the same ones wait, and never for each other.
    """
    rows = Action.objects.to_change()
    return {row.pk: row for row in rows.filter(pk__in=keys).order_by("pk")}


def held_above(action: int) -> Iterator[int]:
    """Keys of the actions that stand for this one, each in turn, locked; none when it is listed."""
    while True:
        # As strongly as a merge holds it: whoever confirms a vote meanwhile waits (insert_vote).
        list(Action.objects.select_for_update().filter(pk=action).order_by("pk"))
        merges = Merge.objects.standing().filter(duplicate=action).order_by("pk")
        found = merges.values_list("into", flat=True).first()
        if found is None:
            return
        # The caller changes this one too, so it is held before its key is given.
        list(Action.objects.select_for_update().filter(pk=found).order_by("pk"))
        yield found
        action = found


@dataclass(frozen=True)
class Outlook:
    """What a merge would make of votes, in people; those who are banned count among them."""

    here: int
    there: int
    both: int
    carried: int

    @property
    def together(self) -> int:
        """Who would support the other one then."""
        return self.there + self.carried


def outlook(duplicate: Action, into: Action) -> Outlook:
    """Whose votes meet, and whose would be carried, if `duplicate` were merged. Five queries."""
    here, there = (
        set(ActionVote.objects.filter(action=one).values_list("member", flat=True))
        for one in (duplicate, into)
    )
    refused = NotMine.objects.filter(action=into).values_list("member", flat=True)
    carried = here - there - _authors(into.pk) - set(refused)
    return Outlook(len(here), len(there), len(here & there), len(carried))


def withdraw(action: int, member: Member) -> None:
    """Take the vote of a member back, for good: no duplicate brings it here again."""
    above = list(held_above(action))
    ActionVote.objects.filter(action=action, member=member).delete()
    duplicates = Merge.objects.standing().filter(into=action).values("duplicate")
    if ActionVote.objects.filter(action__in=duplicates, member=member).exists():
        NotMine.objects.get_or_create(action_id=action, member=member)
    for key in above:
        settle(key, of=Q(member=member))


def settle(action: int, *, of: Q | None = None) -> Settled:
    """Make the carried votes on one action follow from those on its duplicates. Seven queries.

    `of` narrows to some members.
    """
    known = of or Q()
    wanted = _wanted(action, known)
    rows = ActionVote.objects.filter(known, action=action, merged_from__isnull=False)
    there = {vote.member_id: vote for vote in rows.order_by("pk")}
    came, left = wanted.keys() - there.keys(), there.keys() - wanted.keys()
    rows.filter(member__in=left).delete()
    moved = [vote for key, vote in there.items() if key in wanted and _follow(vote, wanted[key])]
    ActionVote.objects.bulk_update(moved, [name.removesuffix("_id") for name in FOLLOWS])
    _insert(action, [wanted[key] for key in wanted if key in came])
    return Settled(frozenset(came), frozenset(left))


def _wanted(action: int, known: Q) -> dict[int, ActionVote]:
    """Member -> the vote on a duplicate that is the reason for one here: the one given first."""
    duplicates = Merge.objects.standing().filter(into=action).values("duplicate")
    votes = (
        ActionVote.objects.filter(known, action__in=duplicates)
        .exclude(member__in=_authors(action))
        .exclude(member__in=_given_here(action).values("member"))
        .exclude(member__in=NotMine.objects.filter(action=action).values("member"))
    )
    return {vote.member_id: vote for vote in votes.order_by("-at", "-pk")}


def _authors(action: int) -> set[int]:
    """Keys of the members who wrote an action: they have no vote on it."""
    author = Action.objects.values_list("author", flat=True).get(pk=action)
    others = CoAuthor.objects.accepted().filter(action=action)
    return {author, *others.values_list("member", flat=True)}


def _given_here(action: int) -> QuerySet[ActionVote]:
    return ActionVote.objects.filter(action=action, merged_from__isnull=True)


def _follow(vote: ActionVote, reason: ActionVote) -> bool:
    """Whether a carried vote had to be changed to say what its reason says."""
    said = (reason.action_id, reason.council_id, reason.at, reason.counted)
    if tuple(getattr(vote, name) for name in FOLLOWS) == said:
        return False
    for name, value in zip(FOLLOWS, said, strict=True):
        setattr(vote, name, value)
    return True


def _insert(action: int, reasons: list[ActionVote]) -> None:
    edition = Action.objects.values_list("current_edition", flat=True).get(pk=action)
    votes = [
        ActionVote(action_id=action, edition_id=edition, member_id=reason.member_id)
        for reason in reasons
    ]
    for vote, reason in zip(votes, reasons, strict=True):
        _follow(vote, reason)
    # Whoever supports this one at this very moment is there already: one vote each.
    ActionVote.objects.bulk_create(votes, ignore_conflicts=True)
