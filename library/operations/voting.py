"""Supporting an action, and taking support back. Votes rank an action; they never promote it."""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from community.models import Member, Membership
from library.documents import KIND
from library.models import Action, ActionVote
from library.permissions import can_propose
from search.changes import mark_counted

# All that a vote needs, asked and written in one statement: check-then-insert loses against a
# second click, and four statements through the ORM keep others waiting five times as long.
_INSERT = f"""
    INSERT INTO {ActionVote._meta.db_table}
        (action_id, edition_id, member_id, council_id, at, counted)
    SELECT listed.id, listed.current_edition_id, %s, (
            SELECT council_id FROM {Membership._meta.db_table}
            WHERE member_id = %s AND is_primary
            AND from_on <= %s AND (to_on IS NULL OR to_on > %s)
            ORDER BY from_on DESC, id DESC LIMIT 1
        ), %s, true
    FROM {Action._meta.db_table} AS listed WHERE listed.id = %s AND listed.state = %s
    ON CONFLICT (action_id, member_id) DO NOTHING
"""  # noqa: S608  names of tables


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
    to the new text. Raises a `VoteRefusedError`, and stores nothing, for a member not approved,
    for one's own action, and for an action which is not listed. Two statements, as a rule.
    """
    _refuse_whom_it_is_not_for(action, by=by)
    with transaction.atomic():
        if _insert(action, by=by, at=at) or _move_to_listed_text(action, by=by, at=at):
            mark_counted(KIND, [action.pk])


def take_back_vote(action: Action, *, by: Member) -> None:
    """Withdraw the support of `by`. Harmless when there is none; a retired action allows it."""
    with transaction.atomic():
        _votes_of(by, action).delete()
        mark_counted(KIND, [action.pk])


def _refuse_whom_it_is_not_for(action: Action, *, by: Member) -> None:
    if not can_propose(by):
        raise NotApprovedError(
            "You can support actions once a moderator has let you in. You will hear by e-mail."
        )
    if action.author_id == by.pk:
        raise OwnActionError("You wrote this action, so its support has to come from others.")


def _insert(action: Action, *, by: Member, at: datetime) -> bool:
    """Whether the vote is new. False when the action is not listed, or has the member's vote."""
    day = connection.ops.adapt_datefield_value(timezone.localdate(at))
    moment = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [by.pk, by.pk, day, day, moment, action.pk, Action.State.LISTED])
        return int(cursor.rowcount) == 1


def _move_to_listed_text(action: Action, *, by: Member, at: datetime) -> bool:
    """Whether an earlier vote was for an older text. Raises `NotListedError`."""
    listed = Action.objects.listed().filter(pk=action.pk).order_by("pk")
    edition = listed.values_list("current_edition", flat=True).first()
    if edition is None:
        raise NotListedError(
            "This action is not in the library’s list any more, so it takes no votes. "
            "Its page says why, and what to use instead."
        )
    older = _votes_of(by, action).exclude(edition=edition)
    return older.update(edition=edition, at=at) > 0


def _votes_of(member: Member, action: Action) -> QuerySet[ActionVote]:
    return ActionVote.objects.filter(action_id=action.pk, member=member)
