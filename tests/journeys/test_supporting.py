"""A member supports an action and takes it back; a visitor is led to signing in."""

from typing import TYPE_CHECKING

import pytest

from tests.factories.community import MembershipFactory
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release
from tests.journeys.conftest import Sound
from tests.journeys.steps import (
    focus_is_seen,
    is_at,
    let_sign_in,
    press,
    sign_in,
    support_shown,
    tab_to,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

MEMBER = "amara@example.org"


@pytest.fixture(autouse=True)
def _an_action_and_a_member(transactional_db: None) -> None:
    soil = make_release(dimensions=["soil"]).dimensions.get().dimension
    ActionFactory(listed=True, title="Compost the peel", slug="peel", transitions=[(soil, 1, 2)])
    let_sign_in(MembershipFactory(member__email=MEMBER).member)


def test_a_visitor_signs_in_supports_and_takes_it_back(any_page: "Page", sound: Sound) -> None:
    any_page.goto("/actions/peel/")
    seen = [support_shown(any_page)]
    any_page.get_by_role("link", name="Sign in to support this").click()
    any_page.locator("main [name=login]").wait_for()
    sign_in(any_page, MEMBER)
    any_page.goto("/actions/peel/")
    is_at(any_page, "Compost the peel")

    for button, next_button in [
        ("Support this action", "Take your vote back"),
        ("Take your vote back", "Support this action"),
    ]:
        press(any_page, button)
        any_page.get_by_role("button", name=next_button).wait_for()
        seen.append(support_shown(any_page))
        sound(any_page)

    nobody, one = "0 people in 0 councils", "1 person in 1 council"
    assert seen == [nobody, one, nobody]


def test_an_action_is_found_and_supported_by_keyboard_alone(scripted_page: "Page") -> None:
    page = scripted_page
    page.goto("/cookies/")
    sign_in(page, MEMBER)
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "govuk-skip-link"
    assert focus_is_seen(page)
    tab_to(page, "main #q")
    page.keyboard.type("compost")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    is_at(page, "Compost the peel")

    tab_to(page, "button[value=support]")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Take your vote back").wait_for()

    assert page.evaluate("document.activeElement.value") == "take-back"
    assert support_shown(page) == "1 person in 1 council"
