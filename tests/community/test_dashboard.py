"""The first page of the admin tells each role what waits at its desks, and nothing else."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from community.models import Member
from community.models.members import Role
from tests.counting import queries_for
from tests.factories.community import JoinRequestFactory, MemberFactory
from tests.factories.feedback import make_proposal
from tests.factories.library import ActionFactory
from tests.factories.working_copies import hand_in, make_maintainer, make_working_copy

pytestmark = pytest.mark.django_db


def _page(client: Client, role: Role) -> BeautifulSoup:
    """The first page, for somebody of that role."""
    client.force_login(MemberFactory(roles=[role], display_name="Ann"))
    return BeautifulSoup(client.get("/admin/").content, "html.parser")


def _told(client: Client, role: Role) -> dict[str, str]:
    """Title and sentence of each panel."""
    cards = _page(client, role).select(".desk-card")
    return {card.select("h2")[0].text: card.select("p")[0].text for card in cards}


def _rows(client: Client, role: Role, title: str) -> list[str]:
    """What a panel names, with its age."""
    cards = _page(client, role).select(".desk-card")
    card = next(one for one in cards if one.select("h2")[0].text == title)
    return [" ".join(row.text.split()) for row in card.select("li, p:last-child")[: 1 + 3]]


def test_each_role_reads_of_its_own_desks_when_nothing_waits(client: Client) -> None:
    told = {role: _told(client, role) for role in Role}

    assert told == {
        Role.CURATOR: {"Actions": "Nothing waits."},
        Role.MAINTAINER: {
            "Releases": "No release is being prepared.",
            "Reviews": "Nothing waits.",
            "Proposals": "Nothing waits.",
        },
        Role.MODERATOR: {
            "Requests to join": "Nothing waits.",
            "Members": "3 members, 3 with a role.",
        },
        Role.OPERATOR: {
            "Members": "4 members, 4 with a role.",
            "The site": "Database, cache and search answer.",
        },
    }


def test_what_waits_is_counted_and_its_age_told(client: Client) -> None:
    now = timezone.now()
    for days in (3, 0):
        ActionFactory(submitted=True, submitted_at=now - timedelta(days=days, minutes=1))

    assert _told(client, Role.CURATOR) == {"Actions": "2 actions to answer, up to 3 days."}


def test_one_waits(client: Client) -> None:
    JoinRequestFactory(asked_at=timezone.now())

    told = _told(client, Role.MODERATOR)

    assert told["Requests to join"] == "1 request to join, for less than a day."


def test_what_has_waited_longest_is_named_first_and_the_rest_counted(client: Client) -> None:
    now = timezone.now()
    for days in (1, 4, 2, 3):
        asked_at = now - timedelta(days=days, minutes=1)
        JoinRequestFactory(name=f"Newcomer {days}", asked_at=asked_at)

    assert _rows(client, Role.MODERATOR, "Requests to join") == [
        "Newcomer 4 4 days",
        "Newcomer 3 3 days",
        "Newcomer 2 2 days",
        "And 1 more: Requests to join",
    ]


def test_a_text_handed_in_is_named_until_its_working_copy_is_closed(client: Client) -> None:
    writer = make_maintainer()
    working = make_working_copy(by=writer)
    hand_in(working, by=writer)
    waits = _rows(client, Role.MAINTAINER, "Reviews")

    working.working_copy.closed_at, working.working_copy.closed_by = timezone.now(), writer
    working.working_copy.save()

    assert waits == ["A model of ours 2.0 less than a day"]
    assert _told(client, Role.MAINTAINER)["Reviews"] == "Nothing waits."


def test_it_says_who_reads_it_and_as_what(client: Client) -> None:
    said = _page(client, Role.CURATOR).select(".desk header p")[0].text

    assert said == "You are signed in as Ann, curator. Go to the public site"


@pytest.mark.parametrize("role", list(Role))
def test_it_asks_as_much_for_three_as_for_one(client: Client, role: Role) -> None:
    client.force_login(MemberFactory(roles=[role]))
    _one_of_each()
    with_one = queries_for(client, "/admin/")
    for _ in range(2):
        _one_of_each()

    assert queries_for(client, "/admin/") == with_one


def _one_of_each() -> None:
    make_proposal()  # first: it brings the site's own model
    ActionFactory(submitted=True)
    JoinRequestFactory()


def test_a_superuser_without_a_role_is_told_so(client: Client) -> None:
    client.force_login(MemberFactory(is_superuser=True))

    page = BeautifulSoup(client.get("/admin/").content, "html.parser")

    assert page.select(".desk-cards")[0].text.strip() == "No desk is open to you."


def test_a_member_without_a_role_is_led_to_their_account(client: Client, member: Member) -> None:
    client.force_login(member)

    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/accounts/me/"
