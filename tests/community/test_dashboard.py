"""The first page of the admin tells each role what waits at its desks, and nothing else."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from community.models import Member
from community.models.members import Role
from tests.counting import queries_for
from tests.factories.community import JoinRequestFactory, MemberFactory
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db


def _told(client: Client, role: Role) -> list[tuple[str, str]]:
    """Title and sentence of each panel, for somebody of that role."""
    client.force_login(MemberFactory(roles=[role]))
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")
    panels = page.select(".w-dashboard section")
    return [(panel.select("h2")[0].text, panel.select("p")[0].text) for panel in panels]


def test_each_role_reads_of_its_own_desks(client: Client) -> None:
    told = {role: [title for title, _ in _told(client, role)] for role in Role}

    assert told == {
        Role.CURATOR: ["Actions"],
        Role.MAINTAINER: ["Releases", "Proposals"],
        Role.MODERATOR: ["Joining"],
        Role.OPERATOR: [],
    }


def test_what_waits_is_counted_and_its_age_told(client: Client) -> None:
    now = timezone.now()
    for days in (3, 0):
        ActionFactory(submitted=True, submitted_at=now - timedelta(days=days, minutes=1))

    assert _told(client, Role.CURATOR) == [("Actions", "2 actions to answer, up to 3 days.")]


def test_one_waits_and_none_waits(client: Client) -> None:
    none = _told(client, Role.MODERATOR)
    JoinRequestFactory(asked_at=timezone.now())

    assert (none, _told(client, Role.MODERATOR)) == (
        [("Joining", "No request to join.")],
        [("Joining", "1 request to join, for less than a day.")],
    )


def test_it_asks_as_much_for_three_as_for_one(client: Client, curator: Member) -> None:
    client.force_login(curator)
    ActionFactory(submitted=True)
    with_one = queries_for(client, "/admin/")
    for _ in range(2):
        ActionFactory(submitted=True)

    assert queries_for(client, "/admin/") == with_one


def test_the_menu_leads_back_to_the_site(client: Client, curator: Member) -> None:
    client.force_login(curator)

    items = re.findall(r'"label": "([^"]*)"[^{}]*{}, "url": "([^"]*)"', client.get("/admin/").text)

    assert items[0] == ("Back to the site", "/#main")


def test_the_menu_has_our_desks_and_no_news_of_the_editor(client: Client) -> None:
    client.force_login(MemberFactory(roles=[Role.MAINTAINER]))

    page = client.get("/admin/").text

    assert ("Releases" in page, "What's new" in page, "css/admin.css" in page) == (
        True,
        False,
        True,
    )
