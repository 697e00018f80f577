"""What stands round every page of the admin: the menu of each role, exactly, and our own search."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.models import Member
from community.models.members import Role
from tests.factories.community import MemberFactory

pytestmark = pytest.mark.django_db

MENU = {
    Role.CURATOR: [("Actions", "/admin/actions/")],
    Role.MAINTAINER: [("Releases", "/admin/releases/"), ("Proposals", "/admin/proposals/")],
    Role.MODERATOR: [("People", "/admin/people/")],
    Role.OPERATOR: [("People", "/admin/people/")],
}
SEARCH = {
    Role.CURATOR: "/admin/actions/",
    Role.MAINTAINER: "/admin/proposals/",
    Role.MODERATOR: "/admin/people/members/",
    Role.OPERATOR: "/admin/people/members/",
}
BACK = ("Back to the site", "/#main")
OF_THE_ACCOUNT = [("Your settings", "/admin/account/"), ("Sign out", "/admin/logout/")]


def _sidebar(client: Client, member: Member) -> dict[str, list[object]]:
    """The parts of the sidebar as Wagtail packs them, by their kind."""
    client.force_login(member)
    page = BeautifulSoup(client.get("/admin/").content, "html.parser")
    packed = json.loads(page.select("#wagtail-sidebar-props")[0].text)
    return {part["_type"].rpartition(".")[2]: part["_args"] for part in packed["modules"]}


def _items(packed: object) -> list[tuple[str, str]]:
    """Words and address of menu items."""
    assert isinstance(packed, list)
    told = [item["_args"][0] for item in packed]
    return [(one["label"], one.get("url") or one["action"]) for one in told]


@pytest.mark.parametrize("role", list(Role))
def test_the_menu_of_a_role_is_its_desks(client: Client, role: Role) -> None:
    menu, account, reader = _sidebar(client, MemberFactory(roles=[role], display_name="Ann"))[
        "MainMenuModule"
    ]

    assert (_items(menu), _items(account)) == ([BACK, *MENU[role]], OF_THE_ACCOUNT)
    assert isinstance(reader, dict)
    assert reader["name"] == "Ann"


@pytest.mark.parametrize("role", list(Role))
def test_the_search_box_asks_the_desk_of_the_role(client: Client, role: Role) -> None:
    sidebar = _sidebar(client, MemberFactory(roles=[role]))

    assert sidebar["SearchModule"] == [SEARCH[role]]


def test_who_holds_every_role_has_every_desk_in_the_order_of_the_work(client: Client) -> None:
    menu, *_ = _sidebar(client, MemberFactory(roles=list(Role)))["MainMenuModule"]

    assert [words for words, _ in _items(menu)] == [
        *("Back to the site", "Releases", "Actions", "Proposals", "People")
    ]


def test_a_superuser_is_offered_nothing_of_wagtails(client: Client) -> None:
    menu, *_ = _sidebar(client, MemberFactory(is_superuser=True))["MainMenuModule"]

    assert _items(menu) == [BACK]


def test_people_leads_each_role_to_what_it_does_there(
    client: Client, moderator: Member, operator: Member
) -> None:
    led = []
    for member in (moderator, operator):
        client.force_login(member)
        led.append(client.get("/admin/people/").headers["Location"])

    assert led == ["/admin/people/joining/", "/admin/people/members/"]


@pytest.mark.parametrize("address", ["/admin/", "/admin/releases/", "/admin/nowhere/"])
def test_every_page_carries_our_name_and_mark_and_no_news(
    client: Client, maintainer: Member, address: str
) -> None:
    client.force_login(maintainer)

    page = BeautifulSoup(client.get(address).content, "html.parser")

    title = " ".join(page.select("title")[0].text.split())
    assert title.endswith(" - Open Maturity Model")
    assert page.select("link[rel=icon]")[0]["href"] == "/static/img/favicon.svg"
    assert "wagtail.org" not in str(page)
    assert "editor guide" not in page.text.lower()
