"""Duplicates: merged with the action that says the same, and, when that was wrong, apart again."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from community.models import Member
from library.documents import KIND
from library.models import Action, ActionEvent, Merge
from library.operations.authors import authors_of
from library.operations.carried_votes import held_above, hold, settle, withdraw
from library.operations.leaving import (
    Ending,
    leave_list,
    may_decide,
    reason_given,
    tell_about,
    title_of,
)
from library.operations.refusals import NotGoneError, NotListedError, OwnActionError
from library.permissions import is_author
from search.changes import mark_changed


@transaction.atomic
def merge_action(action: Action, *, into: Action, why: str, by: Member, at: datetime) -> Merge:
    """Take a duplicate off the list, and count its voters for the action it repeats, each once.

    Every voter whose vote is carried is told, and can say “not mine” there. The votes on the
    duplicate stay where they were given. `at` is timezone-aware. Raises NotListedError, or another
    CurationRefusedError when one of the two is the curator's own or no reason is given; then
    nothing is changed.
    """
    held = hold(action.pk, into.pk)
    duplicate, other = held[action.pk], held[into.pk]
    may_decide(duplicate, by=by)
    if duplicate.state != Action.State.LISTED:
        raise NotListedError("Only a listed action can be retired or merged.")
    if is_author(by, other):
        raise OwnActionError("You wrote the other action, so another curator merges the two.")
    ending = Ending(other, why, by, at)
    leave_list(duplicate, Action.State.MERGED, ending)
    merge = Merge.objects.create(duplicate=duplicate, into=other, by=by, at=at, why=why)
    came = settle(other.pk).came
    titles = title_of(duplicate), title_of(other)
    _tell_of_merge(merge, titles, came=came)
    return merge


@transaction.atomic
def undo_merge(merge: Merge, *, why: str, by: Member, at: datetime) -> None:
    """List a duplicate again, with the votes that were given to it.

    From what stood for it, exactly those carried votes are taken back which their voters did not
    give or confirm there, all the way up a chain of merges. Those voters and both authors are
    told. `at` is timezone-aware. Raises NotGoneError when it is undone already, or another
    CurationRefusedError as `merge_action` does; then nothing is changed.
    """
    duplicate = hold(merge.duplicate_id)[merge.duplicate_id]
    above = list(held_above(duplicate.pk))
    if not Merge.objects.standing().filter(pk=merge.pk).exists():
        raise NotGoneError("Another curator was faster: this merge is undone already.")
    may_decide(duplicate, by=by)
    reason_given(why)
    Merge.objects.filter(pk=merge.pk).update(undone_by=by, undone_at=at, undone_why=why)
    duplicate.state, duplicate.successor = Action.State.LISTED, None
    duplicate.save(update_fields=["state", "successor"])
    ActionEvent.objects.create(action=duplicate, what="unmerged", by=by, at=at, why=why)
    mark_changed(KIND, [duplicate.pk])
    left: set[int] = set()
    for key in above:
        left |= settle(key).left
    _tell_of_undoing(duplicate, merge.into, left=left, at=at)


@transaction.atomic
def not_mine(action: Action, *, by: Member) -> None:
    """Take back a vote that a merge brought here; no merge brings it again.

    Harmless when there is none. The member's vote on the duplicate stays as it was.
    """
    withdraw(action.pk, by)


def _tell_of_merge(merge: Merge, titles: tuple[str, str], *, came: Collection[int]) -> None:
    old, new = titles
    voters = list(Member.objects.filter(pk__in=came).order_by("pk"))
    told = f"“{old}”, which you supported, was merged with “{new}”."
    support = f"{told} Your support counts there: take it back if it is not yours."
    tell_about(merge.into, voters, support, at=merge.at)
    duplicate, into = merge.duplicate, merge.into
    told = f"Your action “{old}” was merged with another."
    tell_about(duplicate, authors_of(duplicate), told, at=merge.at)
    told = f"“{old}” was merged with your action “{new}”, which says the same."
    tell_about(into, _authors_of_it_alone(into, duplicate), told, at=merge.at)


def _tell_of_undoing(
    duplicate: Action, into: Action, *, left: Collection[int], at: datetime
) -> None:
    old, new = title_of(duplicate), title_of(into)
    voters = list(Member.objects.filter(pk__in=left).order_by("pk"))
    told = f"“{old}” and “{new}” are two actions again. Your support counts for “{old}” alone."
    tell_about(duplicate, voters, told, at=at)
    told = f"Your action “{old}” is listed again: its merge with “{new}” was undone."
    tell_about(duplicate, authors_of(duplicate), told, at=at)
    told = f"“{old}” is no longer merged with your action “{new}”."
    tell_about(into, _authors_of_it_alone(into, duplicate), told, at=at)


def _authors_of_it_alone(action: Action, other: Action) -> list[Member]:
    known = {author.pk for author in authors_of(other)}
    return [author for author in authors_of(action) if author.pk not in known]
