"""A member proposes an action, a curator asks for changes, then lists it, and it is found."""

from typing import TYPE_CHECKING

import pytest
from django.core.mail import EmailMessage

from community.models.members import Role
from tests.factories.community import MemberFactory, MembershipFactory
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release
from tests.journeys.conftest import OpenPage, Sound
from tests.journeys.steps import (
    errors_said,
    is_at,
    let_sign_in,
    main_of,
    press,
    search_for,
    sign_in,
    titles_found,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

MEMBER, CURATOR = "amara@example.org", "curator@example.org"
TITLE = "Compost the garden leaves"
WISH = "Say who turns the heap."


@pytest.fixture(autouse=True)
def _a_library_a_member_and_a_curator(transactional_db: None) -> None:
    soil = make_release(dimensions=["soil"]).dimensions.get().dimension
    ActionFactory(
        listed=True, title="Compost the leaves", slug="leaves", transitions=[(soil, 1, 2)]
    )
    let_sign_in(MembershipFactory(member__email=MEMBER).member)
    let_sign_in(MemberFactory(email=CURATOR, roles=[Role.CURATOR]))


def propose(page: "Page", sound: Sound) -> None:
    """Send the form empty, see what is missing, fill it in, see what is like it, send it."""
    page.goto("/actions/propose/")
    is_at(page, "Propose an action")
    press(page, "Save and see what is like it")
    assert errors_said(page)[:3] == ["Enter title", "Enter summary", "Enter description"]
    sound(page)
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Summary").fill("One person heaps the leaves up. Soil comes of it.")
    page.get_by_label("Description").fill("A heap in a corner, turned once a month.")
    page.get_by_label("Dimension").first.select_option("Soil")
    page.get_by_label("From level").first.select_option(index=2)
    page.get_by_label("To level").first.select_option(index=2)
    press(page, "Save and see what is like it")
    is_at(page, "Before you send it")
    assert page.get_by_role("link", name="Compost the leaves", exact=True).is_visible()
    sound(page)
    press(page, "Send it to the curators")
    is_at(page, "Your actions")
    sound(page)


def open_at_the_desk(desk: "Page", sound: Sound) -> None:
    """Find the action among those that wait."""
    desk.goto("/admin/actions/")
    sound(desk, "main")
    desk.get_by_role("link", name=TITLE).click()
    desk.get_by_role("heading", name="What happened").wait_for()
    sound(desk, "main")


def ask_for_changes(desk: "Page", sound: Sound) -> None:
    """Give it back, saying what should change."""
    open_at_the_desk(desk, sound)
    asking = desk.locator("form[action$='/ask-for-changes/']")
    asking.locator("textarea").fill(WISH)
    asking.get_by_role("button").click()
    desk.get_by_text("Its author has been sent your reason.").wait_for()


def mend(page: "Page", sound: Sound) -> None:
    """Read what the curator asks, change the text and send it again."""
    page.goto("/actions/mine/")
    page.get_by_text(WISH).wait_for()
    sound(page)
    main_of(page).get_by_role("link", name="Change it").click()
    is_at(page, "Change your action")
    sound(page)
    page.get_by_label("Description").fill("The gardener turns the heap once a month.")
    press(page, "Save and see what is like it")
    press(page, "Send it to the curators")
    is_at(page, "Your actions")


def put_into_the_library(desk: "Page", sound: Sound) -> None:
    """List it."""
    open_at_the_desk(desk, sound)
    press(desk, "List it, and tell the author")
    desk.get_by_text("Nothing waits.").wait_for()


def test_an_action_is_proposed_mended_listed_and_found(
    any_page: "Page", open_page: OpenPage, mailoutbox: list[EmailMessage], sound: Sound
) -> None:
    desk = open_page()
    desk.goto("/")
    sign_in(desk, CURATOR)
    any_page.goto("/")
    sign_in(any_page, MEMBER)

    propose(any_page, sound)
    ask_for_changes(desk, sound)
    mend(any_page, sound)
    put_into_the_library(desk, sound)
    search_for(any_page, "garden leaves")

    assert TITLE in titles_found(any_page)
    assert [(letter.to, letter.subject) for letter in mailoutbox] == [
        ([MEMBER], f"A curator asks for changes: {TITLE}"),
        ([MEMBER], f"Your action is in the library: {TITLE}"),
    ]
