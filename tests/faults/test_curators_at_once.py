"""Several curators decide, and many vote while one merges, at the same moment, from processes."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from community.models import Member
from community.models.members import Role
from library.models import Action
from library.operations.curation import ask_for_changes, decline_action, list_action
from library.operations.merging import merge_action, undo_merge
from library.operations.refusals import CurationRefusedError
from library.operations.voting import NotListedError, cast_vote, take_back_vote
from tests.factories.community import MemberFactory
from tests.factories.library import ActionFactory, ActionVoteFactory
from tests.faults.processes import all_at_once, ask, keep_database_in
from tests.faults.votes import support_kept

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
NOON = datetime.datetime(2026, 6, 1, 12, tzinfo=datetime.UTC)
VOTERS, SHARES = 50, 5


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "site.sqlite3"


def _curators(count: int) -> list[Member]:
    return [MemberFactory(roles=[Role.CURATOR]) for _ in range(count)]


def _decide(share: tuple[str, Action, Member]) -> str:
    how, action, curator = share
    try:
        if how == "list":
            list_action(action, by=curator, at=NOON)
        else:
            answer = {"changes": ask_for_changes, "decline": decline_action}[how]
            answer(action, why="A reason.", by=curator, at=NOON)
    except CurationRefusedError:
        return "told who was faster"
    return "decided"


def test_of_several_who_answer_at_once_one_does(place: Path) -> None:
    action = ActionFactory(submitted=True, transitions=[(None, 1, 2)])
    ways = ("list", "changes", "decline", "list")
    shares = [(how, action, curator) for how, curator in zip(ways, _curators(4), strict=True)]
    keep_database_in(place)

    said = all_at_once(_decide, shares, place=place)

    steps = ask("SELECT COUNT(*) FROM library_actionevent", place=place)
    assert (said, steps) == (["decided", *["told who was faster"] * 3], [(1,)])


def _merge(share: tuple[Action, Action, Member]) -> str:
    duplicate, into, curator = share
    try:
        merge_action(duplicate, into=into, why="The same.", by=curator, at=NOON)
    except CurationRefusedError:
        return "refused"
    return "merged"


def test_two_that_are_merged_into_each_other_at_once_make_no_circle(place: Path) -> None:
    one, other = ActionFactory(listed=True), ActionFactory(listed=True)
    first, second = _curators(2)
    keep_database_in(place)

    said = all_at_once(_merge, [(one, other, first), (other, one, second)], place=place)

    listed = ask("SELECT COUNT(*) FROM library_action WHERE state = 'listed'", place=place)
    assert (said, listed) == (["merged", "refused"], [(1,)])


def _vote_or_merge(share: tuple[str, Any]) -> str:
    what, given = share
    if what == "merge":
        return _merge(given)
    duplicate, into, voters = given
    for voter in voters:
        try:
            cast_vote(duplicate, by=voter, at=NOON)
        except NotListedError:
            cast_vote(into, by=voter, at=NOON)
    return "voted"


def test_while_fifty_vote_a_merge_loses_none_of_them(place: Path) -> None:
    duplicate, into = ActionFactory(listed=True), ActionFactory(listed=True)
    voters = [MemberFactory() for _ in range(VOTERS)]
    (curator,) = _curators(1)
    keep_database_in(place)
    votes = [("vote", (duplicate, into, voters[start::SHARES])) for start in range(SHARES)]
    merging = ("merge", (duplicate, into, curator))

    said = all_at_once(_vote_or_merge, [*votes, merging], place=place)

    assert said == ["merged", *["voted"] * SHARES]
    assert support_kept(into, place) == (VOTERS, VOTERS, 0)


def _take_back_or_undo(share: tuple[str, Any]) -> str:
    what, given = share
    if what == "undo":
        merge, curator = given
        undo_merge(merge, why="They differ.", by=curator, at=NOON)
        return "undone"
    action, voters = given
    for voter in voters:
        if what == "confirm":
            cast_vote(action, by=voter, at=NOON)
        else:
            take_back_vote(action, by=voter)
    return "done"


def test_confirmed_and_taken_back_while_a_merge_is_undone(place: Path) -> None:
    duplicate, into = ActionFactory(listed=True), ActionFactory(listed=True)
    voters = [ActionVoteFactory(on=duplicate).member for _ in range(30)]
    (curator,) = _curators(1)
    merge = merge_action(duplicate, into=into, why="The same.", by=curator, at=NOON)
    keep_database_in(place)
    shares = [
        ("undo", (merge, curator)),
        ("confirm", (into, voters[:10])),
        ("take back", (into, voters[10:20])),
    ]

    said = all_at_once(_take_back_or_undo, shares, place=place)

    assert said == ["done", "done", "undone"]
    # Those who confirmed are there whichever came first; the ten who did nothing went back.
    assert support_kept(into, place) == (10, 10, 0)
    assert support_kept(duplicate, place) == (30, 30, 0)
