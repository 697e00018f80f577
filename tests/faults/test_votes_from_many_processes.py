"""Many people support one action at the same moment, from several processes."""

import datetime
from pathlib import Path

import pytest

from community.models import Member
from library.models import Action
from library.operations.voting import cast_vote, take_back_vote
from tests.factories.community import CouncilFactory, MemberFactory, MembershipFactory
from tests.factories.library import ActionFactory
from tests.faults.processes import all_at_once, keep_database_in
from tests.faults.votes import support_kept

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
NOON = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)
PROCESSES, MEMBERS, CLICKS = 8, 200, 56


def _vote(share: tuple[Action, list[Member]]) -> str:
    action, members = share
    for member in members:
        cast_vote(action, by=member, at=NOON)
    return "all counted"


def _vote_and_take_back(share: tuple[Action, list[Member]]) -> str:
    action, members = share
    for member in members:
        cast_vote(action, by=member, at=NOON)
        take_back_vote(action, by=member)
    cast_vote(action, by=members[-1], at=NOON)
    return "all counted"


@pytest.fixture
def action() -> Action:
    return ActionFactory(listed=True)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "site.sqlite3"


def test_one_member_who_clicks_in_many_windows_at_once_has_one_vote(
    action: Action, place: Path
) -> None:
    member = MembershipFactory().member
    keep_database_in(place)
    clicks = [(action, [member] * (CLICKS // PROCESSES))] * PROCESSES

    said = all_at_once(_vote, clicks, place=place)

    assert (said, support_kept(action, place)) == (["all counted"] * PROCESSES, (1, 1, 1))


def test_two_hundred_members_at_once_are_two_hundred_votes(action: Action, place: Path) -> None:
    councils = [CouncilFactory() for _ in range(10)]
    members = [MembershipFactory(council=councils[n % 10]).member for n in range(MEMBERS)]
    keep_database_in(place)
    shares = [(action, members[start::PROCESSES]) for start in range(PROCESSES)]

    said = all_at_once(_vote, shares, place=place)

    assert (said, support_kept(action, place)) == (
        ["all counted"] * PROCESSES,
        (MEMBERS, MEMBERS, 10),
    )


def test_votes_given_and_taken_back_at_once_leave_the_true_count(
    action: Action, place: Path
) -> None:
    council = CouncilFactory()
    members = [MembershipFactory(council=council).member for _ in range(PROCESSES * 2)]
    members += [MemberFactory() for _ in range(PROCESSES)]
    keep_database_in(place)
    shares = [(action, members[start::PROCESSES]) for start in range(PROCESSES)]

    said = all_at_once(_vote_and_take_back, shares, place=place)

    # The last of each share votes again: PROCESSES people, all without a council.
    assert (said, support_kept(action, place)) == (
        ["all counted"] * PROCESSES,
        (PROCESSES, PROCESSES, 0),
    )
