"""The desk's screens on which actions leave the list, come apart, and are looked at again."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Member
from library.models import Action, Merge, Recheck, Transition
from library.operations.merging import merge_action
from library.operations.voting import cast_vote
from tests.factories.community import MemberFactory
from tests.factories.library import LISTED_AT, ActionFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
DESK = "/admin/actions/"
AT = timezone.now()


@pytest.fixture
def desk(client: Client, curator: Member) -> Client:
    """A browser in which a curator is signed in."""
    client.force_login(curator)
    return client


@pytest.fixture
def old(db: None) -> Action:
    return ActionFactory(listed=True, title="Move every form", transitions=[(None, 1, 2)])


@pytest.fixture
def new(db: None) -> Action:
    return ActionFactory(listed=True, title="Replace ten forms", transitions=[(None, 2, 3)])


def _state(action: Action) -> str:
    return Action.objects.get(pk=action.pk).state


def _at(action: Action, screen: str, **asked: Any) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"{DESK}{action.uid}/{screen}/?{query}"


def test_the_other_action_is_found_by_its_title(desk: Client, old: Action, new: Action) -> None:
    ActionFactory(submitted=True, title="Replace a draft")

    page = desk.get(_at(old, "merge", q="replace"))

    assert page.context["found"] == [new]


def test_without_words_those_are_offered_that_read_alike(
    desk: Client, old: Action, new: Action
) -> None:
    ActionFactory(listed=True, title="Ring the owner", summary="A call a week.")

    assert desk.get(_at(old, "merge")).context["found"] == [new]


def test_the_two_stand_side_by_side_with_what_becomes_of_votes(
    desk: Client, old: Action, new: Action
) -> None:
    both, of_old = MemberFactory(), MemberFactory()
    for action, voters in ((old, (both, of_old, new.author)), (new, (both,))):
        for voter in voters:
            cast_vote(action, by=voter, at=AT)

    page = desk.get(_at(old, "merge", other=new.uid))

    seen = page.context["outlook"]
    counts = (seen.here, seen.there, seen.both, seen.carried, seen.together)
    assert counts == (3, 1, 1, 1, 2)
    assert dict(page.context["rows"])["Steps of the model"] == [
        "Any dimension: 1 to 2",
        "Any dimension: 2 to 3",
    ]


def test_merging_does_what_was_shown(desk: Client, old: Action, new: Action) -> None:
    cast_vote(old, by=MemberFactory(), at=AT)

    answer = desk.post(_at(old, "merge"), {"other": new.uid, "reason": "The same."})

    merge = Merge.objects.get()
    assert (answer.status_code, merge.duplicate, merge.into, merge.why) == (
        *(302, old, new),
        "The same.",
    )
    assert new.votes.count() == 1


def test_undoing_says_what_goes_back_and_does_it(
    desk: Client, old: Action, new: Action, curator: Member
) -> None:
    cast_vote(old, by=MemberFactory(), at=AT)
    merge_action(old, into=new, why="The same.", by=curator, at=AT)

    page = desk.get(_at(old, "undo-merge"))
    desk.post(_at(old, "undo-merge"), {"reason": "They differ."})

    assert (page.context["own"], page.context["carried"], _state(old)) == (1, 1, "listed")
    assert desk.get(_at(old, "undo-merge")).status_code == 404


@pytest.mark.parametrize("has_successor", [True, False])
def test_an_action_is_retired_with_a_successor_or_without(
    desk: Client, old: Action, new: Action, has_successor: bool
) -> None:
    chosen = {"other": new.uid} if has_successor else {}

    desk.post(_at(old, "retire"), {**chosen, "reason": "It cost."})

    now = Action.objects.get(pk=old.pk)
    assert (now.state, now.successor) == ("retired", new if has_successor else None)


def test_an_action_is_split(desk: Client, new: Action) -> None:
    whole = ActionFactory(listed=True, transitions=[(None, 1, 2), (None, 2, 3)])
    first, second = Transition.objects.filter(edition__action=whole).order_by("position")
    sent = {"title_1": "One", "steps_1": [first.pk], "title_2": "Two", "steps_2": [second.pk]}

    answer = desk.post(_at(whole, "split"), {**sent, "reason": "Two things."})

    titles = whole.parts.order_by("pk").values_list("current_edition__title", flat=True)
    assert (answer.status_code, list(titles)) == (302, ["One", "Two"])


@pytest.mark.parametrize("screen", ["merge", "retire", "split"])
def test_nothing_leaves_without_a_reason(
    desk: Client, old: Action, new: Action, screen: str
) -> None:
    page = desk.post(_at(old, screen), {"other": new.uid, "reason": " "})

    assert (page.status_code, _state(old), old.parts.count()) == (422, "listed", 0)


@pytest.mark.parametrize("screen", ["merge", "retire", "split"])
def test_a_refusal_says_why_and_keeps_what_was_typed(
    desk: Client, new: Action, curator: Member, screen: str
) -> None:
    own = ActionFactory(listed=True, author=curator)

    page = desk.post(_at(own, screen), {"other": new.uid, "reason": "Mine."})

    assert page.status_code == 422
    assert "You wrote this action, so another curator decides on it." in page.text
    assert (page.context["form"]["reason"].value(), _state(own)) == ("Mine.", "listed")


@pytest.mark.parametrize("other", ["no-uid", "00000000-0000-4000-8000-000000000000"])
def test_another_action_that_is_not_there_is_not_found(
    desk: Client, old: Action, other: str
) -> None:
    assert desk.get(_at(old, "merge", other=other)).status_code == 404


def test_the_second_of_two_curators_learns_that_it_has_left(
    desk: Client, old: Action, new: Action
) -> None:
    desk.post(_at(old, "retire"), {"reason": "It cost."})

    page = desk.post(_at(old, "merge"), {"other": new.uid, "reason": "The same."})

    assert page.status_code == 422
    assert "Only a listed action can be retired or merged." in page.text


def test_a_recheck_is_settled_on_the_actions_page(desk: Client) -> None:
    make_release("0.1")
    release = make_release("0.2", texts={("data", 1): "Reworded."})
    action = ActionFactory(listed=True, model=release.model)
    dimension = release.dimensions.get().dimension
    Recheck.objects.create(
        action=action, release=release, dimension=dimension, created_at=LISTED_AT
    )
    page = desk.get(f"{DESK}{action.uid}/")

    desk.post(f"{DESK}{action.uid}/still-right/{dimension.uid}/")

    assert page.context["rechecks"] == [
        {
            "name": "Data",
            "uid": dimension.uid,
            "release": "0.2",
            "url": "/model/0.1/compare/0.2/",
        }
    ]
    assert desk.get(f"{DESK}{action.uid}/").context["rechecks"] == []
