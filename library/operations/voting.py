"""Supporting an action, and taking support back. Votes rank an action; they never promote it."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from community.models import Member, Membership
from library.documents import KIND
from library.models import Action, ActionVote
from library.permissions import can_propose
from search.changes import mark_counted


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
    for one's own action, and for an action which is not listed.
    """
    _refuse_whom_it_is_not_for(action, by=by)
    council = _primary_council_of(by, at=at)
    with transaction.atomic():
        edition = _listed_edition_of(action)
        vote = ActionVote(
            action_id=action.pk, edition_id=edition, member=by, council_id=council, at=at
        )
        # One INSERT … ON CONFLICT DO NOTHING. Check-then-insert loses against a second click,
        # and save() costs the signals and a second statement.
        ActionVote.objects.bulk_create([vote], ignore_conflicts=True)
        _votes_of(by, action).exclude(edition=edition).update(edition=edition, at=at)
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


def _listed_edition_of(action: Action) -> int:
    # Asked inside the transaction: somebody may have retired the action since the page was read.
    # The lock keeps it listed until the vote is in (PostgreSQL; SQLite has one writer anyway).
    listed = Action.objects.listed().filter(pk=action.pk).select_for_update(no_key=True)
    edition = listed.order_by("pk").values_list("current_edition", flat=True).first()
    if edition is None:
        raise NotListedError(
            "This action is not in the library’s list any more, so it takes no votes. "
            "Its page says why, and what to use instead."
        )
    return edition


def _votes_of(member: Member, action: Action) -> QuerySet[ActionVote]:
    return ActionVote.objects.filter(action_id=action.pk, member=member)


def _primary_council_of(member: Member, *, at: datetime) -> int | None:
    current = Membership.objects.current(on=timezone.localdate(at))
    primary = current.filter(member=member, is_primary=True).order_by("-from_on", "-pk")
    return primary.values_list("council", flat=True).first()
