"""Support for actions: who may give it, to what, and what is counted."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from community.models import Member
from library.models import Action, ActionTally, ActionVote
from library.operations.voting import (
    NotApprovedError,
    NotListedError,
    OwnActionError,
    cast_vote,
    take_back_vote,
)
from tests.factories.community import CouncilFactory, MemberFactory, MembershipFactory
from tests.factories.library import ActionFactory, ActionVoteFactory

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)


def _support(action: Action) -> tuple[int, int]:
    return ActionTally.objects.values_list("people", "councils").get(action=action)


def _cast(*members: Member, action: Action) -> None:
    for member in members:
        cast_vote(action, by=member, at=NOON)


def test_a_vote_keeps_the_text_the_council_and_the_time(member: Member) -> None:
    council = MembershipFactory(member=member).council
    action = ActionFactory(listed=True)

    cast_vote(action, by=member, at=NOON)

    votes = ActionVote.objects.values_list(
        "action", "member", "council", "edition", "at", "counted"
    )
    assert list(votes) == [
        (action.pk, member.pk, council.pk, action.current_edition_id, NOON, True)
    ]


def test_voting_twice_is_voting_once(member: Member) -> None:
    action = ActionFactory(listed=True)

    _cast(member, member, action=action)

    assert (_support(action), ActionVote.objects.count()) == ((1, 0), 1)


def test_the_database_refuses_a_second_vote_of_one_member() -> None:
    vote = ActionVoteFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        ActionVoteFactory(on=vote.action, member=vote.member)


def test_people_and_distinct_councils_are_counted() -> None:
    council = CouncilFactory()
    members = [MembershipFactory(council=council).member for _ in range(2)]
    members += [MembershipFactory().member, MemberFactory()]
    action = ActionFactory(listed=True)

    _cast(*members, action=action)

    assert _support(action) == (4, 2)


def test_a_vote_taken_back_is_gone_and_can_be_given_again(member: Member) -> None:
    action = ActionFactory(listed=True)
    counts = []

    for _ in range(2):
        _cast(member, action=action)
        counts.append(_support(action))
        take_back_vote(action, by=member)
        counts.append(_support(action))

    assert counts == [(1, 0), (0, 0), (1, 0), (0, 0)]


def test_taking_back_what_was_never_given_takes_nothing_from_others(member: Member) -> None:
    action = ActionVoteFactory().action

    take_back_vote(action, by=member)

    assert _support(action) == (1, 0)


def test_a_vote_counts_for_the_council_of_that_day(member: Member) -> None:
    left, joined = CouncilFactory(), CouncilFactory()
    start, move = datetime.date(2026, 1, 1), datetime.date(2026, 6, 2)
    MembershipFactory(member=member, council=left, from_on=start, to_on=move)
    MembershipFactory(member=member, council=joined, from_on=move)
    before, after = ActionFactory(listed=True), ActionFactory(listed=True)

    # 2 June begins in London while it is still 1 June in UTC.
    cast_vote(before, by=member, at=datetime.datetime(2026, 6, 1, 22, 59, tzinfo=datetime.UTC))
    cast_vote(after, by=member, at=datetime.datetime(2026, 6, 1, 23, 0, tzinfo=datetime.UTC))

    councils = dict(ActionVote.objects.values_list("action", "council"))
    assert councils == {before.pk: left.pk, after.pk: joined.pk}


def test_a_vote_counts_for_no_council_that_is_not_ones_primary_one(member: Member) -> None:
    MembershipFactory(member=member, is_primary=False)
    action = ActionFactory(listed=True)

    _cast(member, action=action)

    assert _support(action) == (1, 0)


def test_a_vote_counts_for_no_council_that_one_has_left(member: Member) -> None:
    start, left = datetime.date(2026, 1, 1), datetime.date(2026, 6, 1)
    MembershipFactory(member=member, from_on=start, to_on=left)
    action = ActionFactory(listed=True)

    _cast(member, action=action)

    assert _support(action) == (1, 0)


@pytest.mark.parametrize(
    "state", ["draft", "submitted", "changes_asked", "declined", "retired", "merged"]
)
def test_only_a_listed_action_takes_votes(member: Member, state: str) -> None:
    action = ActionFactory(**({} if state == "draft" else {state: True}))

    with pytest.raises(NotListedError):
        _cast(member, action=action)

    assert ActionVote.objects.count() == 0


def test_an_action_retired_since_it_was_read_takes_no_vote(member: Member) -> None:
    action = ActionFactory(listed=True)
    Action.objects.filter(pk=action.pk).update(state="retired")

    with pytest.raises(NotListedError):
        _cast(member, action=action)

    assert ActionVote.objects.count() == 0


def test_a_vote_on_a_retired_action_can_still_be_taken_back(member: Member) -> None:
    action = ActionVoteFactory(member=member).action
    Action.objects.filter(pk=action.pk).update(state="retired")

    take_back_vote(action, by=member)

    assert _support(action) == (0, 0)


def test_nobody_supports_their_own_action() -> None:
    action = ActionFactory(listed=True)

    with pytest.raises(OwnActionError):
        _cast(action.author, action=action)

    assert ActionVote.objects.count() == 0


@pytest.mark.parametrize("trait", ["unapproved", "banned"])
def test_only_approved_members_support(trait: str) -> None:
    action = ActionFactory(listed=True)

    with pytest.raises(NotApprovedError):
        _cast(MemberFactory(**{trait: True}), action=action)

    assert ActionVote.objects.count() == 0
