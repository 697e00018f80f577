"""The form to join, as visitors and newcomers meet it."""

import pytest
from django.test import Client

from community.models import JoinRequest, Member
from tests.conftest import Post
from tests.factories.community import CouncilFactory, JoinRequestFactory, MemberFactory

pytestmark = pytest.mark.django_db
ANN = {"name": "Ann", "email": "ann@example.org", "council_name": "Larkenmoor"}


def test_a_visitor_asks_to_join(client: Client, post: Post) -> None:
    with post() as letters:
        response = client.post("/join/", ANN)

    assert (response.status_code, response["Location"]) == (302, "/join/asked/")
    asked = JoinRequest.objects.filter(member=None).values_list("name", "email", "council_name")
    assert list(asked) == [("Ann", "ann@example.org", "Larkenmoor")]
    assert [letter.to for letter in letters] == [["ann@example.org"]]


def test_the_answer_is_the_same_for_known_waiting_and_new_addresses(client: Client) -> None:
    MemberFactory(email="known@example.org")
    JoinRequestFactory(email="waiting@example.org")
    answers = set()

    for name in ("known", "waiting", "new"):
        response = client.post("/join/", {**ANN, "email": f"{name}@example.org"}, follow=True)
        answers.add((response.status_code, tuple(response.redirect_chain), response.content))

    assert len(answers) == 1


def test_each_of_the_three_gets_one_letter(client: Client, post: Post) -> None:
    MemberFactory(email="known@example.org")
    JoinRequestFactory(email="waiting@example.org")

    with post() as letters:
        for name in ("known", "waiting", "new"):
            client.post("/join/", {**ANN, "email": f"{name}@example.org"})

    assert [letter.to[0] for letter in letters] == [
        "known@example.org",
        "waiting@example.org",
        "new@example.org",
    ]


def test_an_address_may_ask_three_times_a_day(client: Client) -> None:
    statuses = [client.post("/join/", ANN).status_code for _ in range(4)]

    assert statuses == [302, 302, 302, 429]


def test_an_incomplete_wish_is_asked_again_with_what_was_written(client: Client) -> None:
    response = client.post("/join/", {**ANN, "email": "nowhere"})

    assert response.status_code == 422
    assert response.context["form"].errors == {"email": ["Enter a valid email address."]}
    assert 'value="Larkenmoor"' in response.content.decode()


def test_a_name_stays_on_one_line(client: Client) -> None:
    client.post("/join/", {**ANN, "name": "Ann\r\nBcc: all@example.org"})

    assert JoinRequest.objects.get().name == "Ann Bcc: all@example.org"


def test_councils_that_exist_are_offered_by_name(client: Client) -> None:
    CouncilFactory(name="Quernshire")
    CouncilFactory(name="Larkenmoor")
    CouncilFactory(name="Dunsporth", ended_on="2026-04-01")

    response = client.get("/join/")

    assert [council.name for council in response.context["councils"]] == [
        "Larkenmoor",
        "Quernshire",
    ]


def test_a_signed_in_newcomer_asks_with_the_address_of_the_account(
    client: Client, unapproved: Member
) -> None:
    client.force_login(unapproved)

    client.post("/join/", {**ANN, "email": "other@example.org"})

    asked = JoinRequest.objects.values_list("email", "member")
    assert list(asked) == [(unapproved.email, unapproved.pk)]


def test_a_member_need_not_join(client: Client, member: Member) -> None:
    client.force_login(member)

    assert client.get("/join/")["Location"] == "/accounts/me/"
