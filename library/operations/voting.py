"""Supporting an action, and taking support back. Votes rank an action; they never promote it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from community.models import Member
from community.operations.counting import Supported
from community.operations.voting import VoteTable, insert_vote
from library.models import Action, ActionTally, ActionVote
from library.operations.carried_votes import withdraw
from library.permissions import can_propose
from search.changes import drain_when_rested

VOTES = VoteTable(
    votes=ActionVote._meta.db_table,
    things=Action._meta.db_table,
    key="action_id",
    states=(Action.State.LISTED.value,),
    also={"edition_id": "current_edition_id"},
)
ACTIONS = Supported(
    things=Action,
    votes=ActionVote,
    tally=ActionTally,
    key="action",
    called=lambda one: one.slug or str(one.uid),
)


class VoteRefusedError(Exception):
    """A vote that was not taken; the sentence says why, and what the voter can do."""


class NotApprovedError(VoteRefusedError):
    """The voter has an account but is not let in yet."""


class OwnActionError(VoteRefusedError):
    """The voter wrote the action."""


class NotListedError(VoteRefusedError):
    """The action is retired, merged, or not in the library yet."""


def cast_vote(action: Action, *, by: Member, at: datetime) -> None:
    """Support the text of `action` that is listed now, for one's primary council at that time.

    `at` is timezone-aware. Doing it twice is doing it once: the database keeps one row for each
    member and action, and its triggers count. Doing it after the text has changed moves the vote
    to the new text, and a vote that a merge brought here becomes one's own. Raises a
    `VoteRefusedError`, and stores nothing, for a member not approved, for one's own action, and for
    an action which is not listed. One statement, as a rule, and outside a transaction: whoever
    writes next waits for the database alone.
    """
    _refuse_whom_it_is_not_for(action, by=by)
    if insert_vote(VOTES, thing=action.pk, by=by, at=at):
        drain_when_rested()
    else:
        _move_to_listed_text(action, by=by, at=at)


def take_back_vote(action: Action, *, by: Member) -> None:
    """Withdraw the support of `by`. Harmless when there is none; a retired action allows it.

    Votes that were carried on from here by a merge go too, and none is carried here again.
    """
    with transaction.atomic():
        withdraw(action.pk, by)
        drain_when_rested()


def _refuse_whom_it_is_not_for(action: Action, *, by: Member) -> None:
    if not can_propose(by):
        raise NotApprovedError(
            "You can support actions once a moderator has let you in. You will hear by e-mail."
        )
    if action.author_id == by.pk:
        raise OwnActionError("You wrote this action, so its support has to come from others.")


def _move_to_listed_text(action: Action, *, by: Member, at: datetime) -> None:
    """Let a vote for an older text, or one carried here, stand for the listed text as one's own.

    Raises `NotListedError`.
    """
    listed = Action.objects.listed().filter(pk=action.pk).order_by("pk")
    edition = listed.values_list("current_edition", flat=True).first()
    if edition is None:
        raise NotListedError(
            "This action is not in the library’s list any more, so it takes no votes. "
            "Its page says why, and what to use instead."
        )
    # A vote that a merge brought here becomes the voter's own, whatever becomes of the merge.
    other = ~Q(edition=edition) | Q(merged_from__isnull=False)
    votes = ActionVote.objects.filter(other, action_id=action.pk, member=by)
    votes.update(edition=edition, at=at, merged_from=None)
