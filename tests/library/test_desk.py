"""One action on the curators' desk: answers that never come from the author, and who gets it."""

import pytest
from django.test import Client
from django.urls import reverse

from community.models import Member
from library.models import Action
from tests.conftest import Post
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db
QUEUE = "/admin/actions/"
ANSWERS = ("list", "ask-for-changes", "decline")


@pytest.fixture
def desk(client: Client, curator: Member) -> Client:
    """A browser in which a curator is signed in."""
    client.force_login(curator)
    return client


def said(client: Client, address: str) -> list[str]:
    """The sentences which the next page says."""
    return [str(message) for message in client.get(address).context["messages"]]


def waiting(**given: object) -> Action:
    """An action that waits for a curator and serves a step."""
    return ActionFactory(submitted=True, transitions=[(None, 1, 2)], **given)


def test_a_listed_action_gets_its_address_and_its_author_a_letter(desk: Client, post: Post) -> None:
    action = waiting(title="Ring the owner")

    with post() as letters:
        desk.post(f"{QUEUE}{action.uid}/list/")

    action.refresh_from_db()
    assert (action.state, action.slug) == ("listed", "ring-the-owner")
    assert [letter.to for letter in letters] == [[action.author.email]]
    assert desk.get(reverse("library:action", args=[action.slug])).status_code == 200


@pytest.mark.parametrize(
    ("answer", "state"), [("ask-for-changes", "changes_asked"), ("decline", "declined")]
)
def test_an_answer_with_a_reason_is_kept_and_sent(
    desk: Client, post: Post, answer: str, state: str
) -> None:
    action = waiting()

    with post() as letters:
        desk.post(f"{QUEUE}{action.uid}/{answer}/", {"reason": "Say who does it."})

    action.refresh_from_db()
    assert (action.state, [event.why for event in action.events.all()]) == (
        state,
        ["Say who does it."],
    )
    assert "Say who does it." in letters[0].body


@pytest.mark.parametrize("answer", ["ask-for-changes", "decline"])
def test_no_answer_without_a_reason(desk: Client, answer: str) -> None:
    action = waiting()

    page = desk.post(f"{QUEUE}{action.uid}/{answer}/", {"reason": " "})

    action.refresh_from_db()
    assert (action.state, page.status_code) == ("submitted", 200)
    assert "Give a reason" in page.content.decode()


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_curator_never_answers_their_own(desk: Client, curator: Member, answer: str) -> None:
    action = waiting(author=curator)

    desk.post(f"{QUEUE}{action.uid}/{answer}/", {"reason": "Mine."})

    action.refresh_from_db()
    assert action.state == "submitted"
    assert said(desk, f"{QUEUE}{action.uid}/") == [
        "You wrote this action, so another curator decides on it."
    ]


def test_the_second_of_two_curators_learns_that_it_is_decided(desk: Client) -> None:
    action = waiting()
    desk.post(f"{QUEUE}{action.uid}/list/")
    desk.get(QUEUE)

    desk.post(f"{QUEUE}{action.uid}/decline/", {"reason": "Too late."})

    action.refresh_from_db()
    assert action.state == "listed"
    assert said(desk, f"{QUEUE}{action.uid}/")[0].startswith("Another curator was faster")


@pytest.mark.parametrize("answer", ["", *(f"{answer}/" for answer in ANSWERS)])
def test_members_are_turned_away_and_nothing_changes(
    client: Client, member: Member, answer: str
) -> None:
    action = waiting()
    client.force_login(member)

    client.post(f"{QUEUE}{action.uid}/{answer}", {"reason": "I would."})

    action.refresh_from_db()
    assert action.state == "submitted"


def test_a_curator_is_given_an_action(desk: Client, curator: Member) -> None:
    action = waiting()

    desk.post(f"{QUEUE}{action.uid}/assign/", {"to": str(curator.uid)})

    action.refresh_from_db()
    assert (action.assigned_to, said(desk, f"{QUEUE}{action.uid}/")) == (
        curator,
        [f"It is with {curator} now."],
    )


def test_nobody_but_a_curator_is_given_one(desk: Client, member: Member) -> None:
    action = waiting()

    desk.post(f"{QUEUE}{action.uid}/assign/", {"to": str(member.uid)})

    action.refresh_from_db()
    assert action.assigned_to is None
    assert said(desk, f"{QUEUE}{action.uid}/") == ["Choose one of the curators."]


def test_a_retired_action_is_put_back_with_a_reason(desk: Client) -> None:
    action = ActionFactory(retired=True)
    address = f"{QUEUE}{action.uid}/relist/"

    without = desk.post(address, {"reason": ""})
    action.refresh_from_db()
    before = action.state
    desk.post(address, {"reason": "It works after all."})

    action.refresh_from_db()
    assert (without.status_code, before, action.state) == (200, "retired", "listed")


def test_who_split_an_action_is_not_offered_to_list_its_parts(
    desk: Client, curator: Member
) -> None:
    part = waiting(written_by=curator)

    page = desk.get(f"{QUEUE}{part.uid}/")

    assert (page.context["may_answer"], page.context["may_list"]) == (True, False)
