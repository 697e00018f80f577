"""What stands beside a text in the editor, and where its ways lead: to our desk, in our words."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from community.models import Member
from model_releases.models import DimensionPage, ReleasePage
from tests.factories.model_releases import make_release
from tests.factories.working_copies import hand_in, make_maintainer, make_working_copy, page_of
from tests.model_releases.editor import edit_address, first_text, form_of, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def working() -> ReleasePage:
    return make_working_copy(make_release("1.0", ["data", "delivery"]))


@pytest.fixture
def dimension(working: ReleasePage) -> DimensionPage:
    return page_of(working)


@pytest.fixture
def desk(client: Client, maintainer: Member) -> Client:
    client.force_login(maintainer)
    return client


def _gate(working: ReleasePage) -> str:
    return reverse("working_copies:gate", args=[working.working_copy.uid])


def _shown(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address, follow=True).content, "html.parser")


def _said(page: BeautifulSoup) -> list[str]:
    """Messages, each on one line, without their buttons."""
    return [" ".join(one.text.split()) for one in page.select(".messages > ul > li")]


def test_wagtails_tree_of_pages_leads_to_our_desk(
    desk: Client, working: ReleasePage, dimension: DimensionPage
) -> None:
    explorer = [reverse("wagtailadmin_explore", args=[key]) for key in (1, working.pk)]
    addresses = [
        reverse("wagtailadmin_explore_root"),
        *explorer,
        reverse("wagtailadmin_explore", args=[dimension.pk]),
    ]

    led = [desk.get(address).headers["Location"] for address in addresses]

    desk_of_all = reverse("working_copies:list")
    assert led == [desk_of_all, desk_of_all, _gate(working), _gate(working)]


def test_beside_a_text_stand_its_state_its_preview_and_comments(
    desk: Client, dimension: DimensionPage
) -> None:
    page = _shown(desk, edit_address(dimension))

    panels = [str(one["data-side-panel"]) for one in page.select("[data-side-panel]")]
    state = " ".join(page.select("[data-side-panel=status]")[0].text.split())
    assert panels == ["status", "preview", "comments"]
    assert re.search("visib|publish|live|referenced|usage", state, re.IGNORECASE) is None


def test_the_preview_may_stand_in_the_editor_and_nowhere_else(
    desk: Client, dimension: DimensionPage
) -> None:
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[dimension.pk])
    desk.post(address, form_of(dimension))

    answer = desk.get(f"{address}?mode=")

    policy = answer.headers["Content-Security-Policy"]
    assert "Data as it is at level 1." in answer.content.decode()
    assert set(re.findall("(?:frame-ancestors|script-src) [^;]*", policy)) == {
        "script-src 'self'",
        "frame-ancestors 'self'",
    }


def test_pages_of_readers_stand_in_no_frame(client: Client) -> None:
    assert "frame-ancestors 'none'" in client.get("/").headers["Content-Security-Policy"]


def test_what_is_done_to_a_text_is_said_in_our_words(
    desk: Client, working: ReleasePage, dimension: DimensionPage
) -> None:
    form = form_of(dimension)
    saved = save(desk, dimension, {**form, first_text(form): "Mine."})
    said = _said(_shown(desk, saved.headers["Location"]))
    form = form_of(dimension)
    handed_in = save(desk, dimension, form, **{"action-submit": "1"})
    said += _said(_shown(desk, handed_in.headers["Location"]))

    assert [one.partition(".")[0] for one in said] == [
        "“Data” is saved",
        "“Data” is handed in",
    ]


def test_the_buttons_say_what_they_do(
    client: Client, working: ReleasePage, dimension: DimensionPage
) -> None:
    writer = make_maintainer()
    offered = []
    for member in (writer, make_maintainer()):
        client.force_login(member)
        page = _shown(client, edit_address(dimension))
        offered.append([" ".join(one.text.split()) for one in page.select("footer button")])
        if not dimension.current_workflow_state:
            hand_in(dimension, by=writer)

    assert offered == [
        ["Save draft", "More actions", "Hand in for review"],
        [
            *("Save draft", "More actions", "Take it back"),
            "Ask for changes",
            "Approve",
            "Approve with comment",
        ],
    ]


def test_a_dimension_is_added_and_deleted_in_our_words(
    desk: Client, working: ReleasePage, dimension: DimensionPage
) -> None:
    add = reverse("wagtailadmin_pages:add", args=["model_releases", "dimensionpage", working.pk])
    delete = reverse("wagtailadmin_pages:delete", args=[dimension.pk])

    titles = [_shown(desk, address).select("title")[0].text for address in (add, delete)]
    asked = " ".join(_shown(desk, delete).select("main")[0].text.split())

    assert [one.split(" - ") for one in (" ".join(t.split()) for t in titles)] == [
        ["New: Dimension", "Open Maturity Model"],
        ["Delete Data", "Open Maturity Model"],
    ]
    assert "Delete this dimension from the next release?" in asked
    assert "page" not in asked
