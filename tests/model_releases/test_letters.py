"""Letters about texts of the next release: to whom, and in whose words."""

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from community.models import Member
from tests.conftest import Post
from tests.factories.community import MemberFactory
from tests.factories.working_copies import hand_in, make_maintainer, make_working_copy, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer() -> Member:
    return make_maintainer(display_name="Ann <Ash>", email="ann@example.org")


@pytest.fixture
def other() -> Member:
    return make_maintainer(display_name="Bo", email="bo@example.org")


def _read(letters: list[EmailMessage]) -> list[tuple[list[str], str, list[str]]]:
    """To whom, about what, and its lines but the last, which is an address."""
    return [
        (letter.to, str(letter.subject), [line for line in letter.body.splitlines() if line][:-2])
        for letter in letters
    ]


def test_who_may_review_is_told_of_a_text_handed_in(
    writer: Member, other: Member, post: Post
) -> None:
    MemberFactory(is_superuser=True)
    working = make_working_copy(by=writer)

    with post() as letters:
        hand_in(working, by=writer)

    assert _read(letters) == [
        (
            ["bo@example.org"],
            "“A model of ours 2.0” waits for a review",
            [
                "Dear Bo,",
                "“A model of ours 2.0” is handed in by Ann <Ash>. A maintainer who wrote no part "
                "of it approves it, or asks for changes.",
            ],
        )
    ]


@pytest.mark.parametrize(
    ("action", "subject", "says"),
    [
        (
            "approve",
            "“A model of ours 2.0” is approved",
            ["“A model of ours 2.0” is approved, word for word as you handed it in."],
        ),
        (
            "reject",
            "Changes to “A model of ours 2.0” are asked for",
            ["Bo asks for changes to “A model of ours 2.0”:", "Say <less>."],
        ),
    ],
)
def test_who_handed_it_in_is_told_what_came_of_it(
    writer: Member, other: Member, post: Post, action: str, subject: str, says: list[str]
) -> None:
    state = hand_in(make_working_copy(by=writer), by=writer)

    with post() as letters:
        state.task.specific.on_action(state, other, action, comment="Say <less>.")

    assert _read(letters) == [(["ann@example.org"], subject, ["Dear Ann <Ash>,", *says])]


def test_a_letter_leads_to_the_page_where_letters_are_switched_off(
    client: Client, writer: Member, other: Member, post: Post
) -> None:
    working = make_working_copy(by=writer)
    with post() as letters:
        hand_in(working, by=writer)
    client.force_login(other)
    client.post("/admin/account/", {"theme": "dark", "contrast": "system", "density": "snug"})

    with post() as later:
        hand_in(page_of(working), by=writer)

    assert letters[0].body.splitlines()[-1].endswith("/admin/account/")
    assert later == []
