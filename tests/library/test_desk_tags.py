"""The curators' desk for tags."""

from typing import Any

import pytest
from django.test import Client

from community.models import Member
from library.models import Tag
from tests.counting import queries_for
from tests.factories.library import ActionFactory, TagFactory

pytestmark = pytest.mark.django_db
TAGS = "/admin/actions/tags/"


@pytest.fixture
def desk(client: Client, curator: Member) -> Client:
    """A browser in which a curator is signed in."""
    client.force_login(curator)
    return client


def said(page: Any) -> list[str]:
    return [str(message) for message in page.context["messages"]]


def test_tags_stand_by_their_state_and_below_each_other(desk: Client) -> None:
    top, waiting, hidden = TagFactory(), TagFactory(waiting=True), TagFactory(hidden=True)
    leaf = TagFactory(parent=top)
    merged = TagFactory(merged_into=top)

    page = desk.get(TAGS).context

    assert [list(page[name]) for name in ("waiting", "offered", "merged", "hidden")] == [
        [waiting],
        [(0, top), (1, leaf)],
        [merged],
        [hidden],
    ]


def test_a_tag_says_on_how_many_listed_actions_it_stands(desk: Client) -> None:
    TagFactory(name="data")
    ActionFactory(tags=["data"])
    ActionFactory(listed=True, tags=["data"])
    ActionFactory(listed=True, tags=["data"])

    assert desk.get(f"{TAGS}data/").context["tag"].on == 2


def test_words_find_tags_by_name(desk: Client) -> None:
    found, _ = TagFactory(name="open data"), TagFactory(name="closed")

    page = desk.get(f"{TAGS}?q=DATA")

    assert page.context["offered"] == [(0, found)]
    assert "No new tag holds “DATA”." in page.text


@pytest.mark.parametrize("state", [{}, {"waiting": True}, {"hidden": True}])
def test_the_list_asks_as_much_for_three_as_for_one(desk: Client, state: dict[str, bool]) -> None:
    TagFactory(**state)
    with_one = queries_for(desk, TAGS)
    TagFactory(**state)
    TagFactory(**state)

    assert queries_for(desk, TAGS) == with_one


@pytest.mark.parametrize(
    ("step", "sent", "column", "value"),
    [
        ("rename", {"name": "Open data"}, "name", "Open data"),
        ("describe", {"meaning": "What", "synonyms": "a\r\nb\r\n"}, "synonyms", ["a", "b"]),
        ("hide", {"reason": "Spam."}, "approved_at", None),
    ],
)
def test_a_step_is_taken_and_said(
    desk: Client, step: str, sent: dict[str, str], column: str, value: object
) -> None:
    TagFactory(name="data")

    page = desk.post(f"{TAGS}data/{step}/", sent, follow=True)

    assert Tag.objects.values_list(column, flat=True).get(slug="data") == value
    assert said(page) == ["Done. It counts from now on, and is kept below."]


def test_a_tag_is_moved_merged_and_parted_again(desk: Client) -> None:
    tag, other = TagFactory(name="data"), TagFactory(name="other")

    desk.post(f"{TAGS}data/move/", {"parent": other.pk})
    desk.post(f"{TAGS}data/merge/", {"into": other.pk})
    tag.refresh_from_db()
    assert (tag.parent, tag.merged_into) == (other, other)

    desk.post(f"{TAGS}data/undo-merge/")
    tag.refresh_from_db()
    assert (tag.parent, tag.merged_into) == (other, None)


@pytest.mark.parametrize(
    ("step", "sent", "sentence"),
    [
        ("rename", {"name": ""}, "This field is required"),
        ("merge", {"into": "0"}, "Select a valid choice"),
        ("hide", {"reason": " "}, "Give a reason"),
    ],
)
def test_a_form_with_a_fault_is_shown_again(
    desk: Client, step: str, sent: dict[str, str], sentence: str
) -> None:
    TagFactory(name="data")

    page = desk.post(f"{TAGS}data/{step}/", sent)

    assert (page.status_code, sentence in page.text) == (200, True)


def test_what_cannot_be_done_is_said_in_a_sentence(desk: Client) -> None:
    TagFactory(name="data")

    page = desk.post(f"{TAGS}data/undo-merge/", follow=True)

    assert said(page) == ["Nothing to do: it is not merged."]
