"""Supporting an action, and taking support back. Votes rank an action; they never promote it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from community.models import Member
from community.operations.counting import Supported
from community.operations.voting import VoteTable, insert_vote
from library.models import Action, ActionTally, ActionVote, CoAuthor
from library.models.votes import LONGEST_REASON
from library.operations.carried_votes import withdraw
from library.permissions import can_hide_reasons, can_propose, is_author
from search.changes import drain_when_rested

OWN = "You wrote this action, so its support has to come from others."
VOTES = VoteTable(
    votes=ActionVote._meta.db_table,
    things=Action._meta.db_table,
    key="action_id",
    states=(Action.State.LISTED.value,),
    also={"edition_id": "current_edition_id"},
    barred=CoAuthor._meta.db_table,
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


class ReasonRefusedError(VoteRefusedError):
    """What a vote was to say was not kept."""


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
    # The statement itself turns co-authors away: asking first would be one more query a vote.
    if not insert_vote(VOTES, thing=action.pk, by=by, at=at):
        # Asked again with everybody else held off: the vote that was there may have been one that
        # a merge brought, and gone since with the merge.
        with transaction.atomic():
            if not insert_vote(VOTES, thing=action.pk, by=by, at=at):
                _move_to_listed_text(action, by=by, at=at)
    drain_when_rested()


def take_back_vote(action: Action, *, by: Member) -> None:
    """Withdraw the support of `by`. Harmless when there is none; a retired action allows it.

    Votes that were carried on from here by a merge go too, and none is carried here again.
    """
    with transaction.atomic():
        withdraw(action.pk, by)
        drain_when_rested()


def give_reason(action: Action, *, reason: str, by: Member) -> None:
    """Say in public why one supports `action`, in the place of what one said; empty says nothing.

    At most LONGEST_REASON characters. Raises ReasonRefusedError, and changes nothing, for a longer
    one, without a vote, and in the place of what a moderator has hidden.
    """
    words = reason.replace("\r\n", "\n").strip()
    if len(words) > LONGEST_REASON:
        raise ReasonRefusedError(
            f"Your reason has {len(words):,} characters. {LONGEST_REASON} is the most."
        )
    votes = _votes_of(by, action)
    own = votes.filter(hidden_at=None) if words else votes
    if not own.update(reason=words):
        raise ReasonRefusedError(
            "A moderator has hidden what you said here, so it cannot be changed."
            if votes.exists()
            else "Support the action first, then say why."
        )


def hide_reason(vote: ActionVote, *, why: str, by: Member, at: datetime) -> None:
    """Take away what a vote says; the vote counts on, and who hid it and why stays.

    Once is enough. Raises ReasonRefusedError for whoever is no moderator, and without a reason.
    """
    if not can_hide_reasons(by):
        raise ReasonRefusedError("Only moderators hide what a vote says.")
    if not why.strip():
        raise ReasonRefusedError("Say why: it stands in the place of what was said.")
    shown = ActionVote.objects.filter(pk=vote.pk, hidden_at=None)
    shown.update(hidden_at=at, hidden_by=by, hidden_why=why.strip())


def _refuse_whom_it_is_not_for(action: Action, *, by: Member) -> None:
    if not can_propose(by):
        raise NotApprovedError(
            "You can support actions once a moderator has let you in. You will hear by e-mail."
        )
    if action.author_id == by.pk:
        raise OwnActionError(OWN)


def _move_to_listed_text(action: Action, *, by: Member, at: datetime) -> None:
    """Let a vote for an older text, or one carried here, stand for the listed text as one's own.

    Raises NotListedError or OwnActionError.
    """
    listed = Action.objects.listed().filter(pk=action.pk).order_by("pk")
    edition = listed.values_list("current_edition", flat=True).first()
    if edition is None:
        raise NotListedError(
            "This action is not in the library’s list any more, so it takes no votes. "
            "Its page says why, and what to use instead."
        )
    if is_author(by, action):
        raise OwnActionError(OWN)
    # A vote that a merge brought here becomes the voter's own, whatever becomes of the merge.
    other = ~Q(edition=edition) | Q(merged_from__isnull=False)
    _votes_of(by, action).filter(other).update(edition=edition, at=at, merged_from=None)


def _votes_of(member: Member, action: Action) -> QuerySet[ActionVote]:
    return ActionVote.objects.filter(action_id=action.pk, member=member)
