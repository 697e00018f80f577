"""A person asks to join, a moderator lets them in, and they sign in with a code."""

import re
from typing import TYPE_CHECKING

import pytest
from django.core.mail import EmailMessage

from community.models.members import Role
from tests.factories.community import CouncilFactory, MemberFactory
from tests.journeys.conftest import OpenPage, Sound
from tests.journeys.steps import errors_said, follow, is_at, let_sign_in, press, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

NEWCOMER = "amara@example.org"


@pytest.fixture
def _a_moderator_and_a_council(transactional_db: None) -> None:
    let_sign_in(MemberFactory(email="moderator@example.org", roles=[Role.MODERATOR]))
    CouncilFactory(name="Larkenmoor")


def ask_to_join(page: "Page", sound: Sound) -> None:
    """Send the form empty, see what is missing, then send it filled in."""
    page.goto("/")
    page.get_by_role("link", name="Join the community").first.click()
    is_at(page, "Join the community")
    press(page, "Ask to join")
    assert len(errors_said(page)) == 3
    sound(page)
    page.get_by_label("Name", exact=True).fill("Amara Cole")
    page.get_by_label("E-mail").fill(NEWCOMER)
    page.get_by_label("Council", exact=True).fill("Larkenmoor")
    press(page, "Ask to join")
    is_at(page, "You asked to join")
    sound(page)


def let_in(desk: "Page", sound: Sound) -> None:
    """Find the request at the desk and let the person in."""
    desk.goto("/")
    sign_in(desk, "moderator@example.org")
    desk.goto("/admin/people/joining/")
    sound(desk, "main")
    desk.get_by_role("link", name="Amara Cole").click()
    desk.get_by_role("heading", name="Let Amara Cole in").wait_for()
    sound(desk, "main")
    press(desk, "Let in, and send a link")
    desk.get_by_text("Amara Cole is a member, and has been sent a link.").wait_for()


def enter_by_code(page: "Page", letters: list[EmailMessage], sound: Sound) -> None:
    """Ask for a code, read it in the letter, type it."""
    page.goto("/accounts/login/")
    follow(page, "Send me a code by e-mail")
    is_at(page, "Sign in with a code")
    page.locator("main [name=email]").fill(NEWCOMER)
    press(page, "Send me a code")
    is_at(page, "Enter your code")
    sound(page)
    code = re.search(r"Your code is\s+(\S+)", str(letters[-1].body))
    assert code is not None
    page.locator("main [name=code]").fill(code[1])
    press(page, "Check the code")
    page.locator("a.app-header__account[href='/accounts/me/']").wait_for()


@pytest.mark.usefixtures("_a_moderator_and_a_council")
def test_a_newcomer_asks_is_let_in_and_enters_with_a_code(
    any_page: "Page", open_page: OpenPage, mailoutbox: list[EmailMessage], sound: Sound
) -> None:
    ask_to_join(any_page, sound)
    let_in(open_page(), sound)
    enter_by_code(any_page, mailoutbox, sound)

    any_page.goto("/accounts/me/")
    sound(any_page)

    assert any_page.get_by_text("You are a member:").is_visible()
    assert [letter.to for letter in mailoutbox[-2:]] == [[NEWCOMER], [NEWCOMER]]
