"""A visitor finds their way with the keys alone; every stop is seen."""

from typing import TYPE_CHECKING

from tests.journeys.steps import filters_in_use, is_at, tab_to

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIRST_LINK_TO = "main a[href^='{}']"


def test_from_the_first_page_to_a_passage_by_keyboard(scripted_page: "Page") -> None:
    page = scripted_page
    page.goto("/")

    tab_to(page, "a[href='/model/']")
    page.keyboard.press("Enter")
    is_at(page, "Demonstration model")
    tab_to(page, FIRST_LINK_TO.format("/model/0.2/data/"), at_most=80)
    page.keyboard.press("Enter")
    is_at(page, "Data")
    tab_to(page, "main a[href*='passage=']")
    page.keyboard.press("Enter")

    page.wait_for_url("**/accounts/login/?next=**")


def test_filters_are_set_and_taken_away_by_keyboard(scripted_page: "Page") -> None:
    page = scripted_page
    page.goto("/actions/?q=data")

    if page.get_by_role("link", name="Change the filters").is_visible():  # on a phone
        tab_to(page, "main a[href='#filters']")
        page.keyboard.press("Enter")
    tab_to(page, "input[name=dimension][value=data]", at_most=120)
    page.keyboard.press("Space")
    tab_to(page, "#filters button[type=submit], aside button[type=submit]", at_most=80)
    page.keyboard.press("Enter")
    page.wait_for_url("**dimension=data**")
    page.locator("main a.app-chip--selected").wait_for()
    chosen = filters_in_use(page)
    tab_to(page, "main a.app-chip--selected")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "dimension=data" not in url)
    page.wait_for_load_state()

    assert (chosen, filters_in_use(page)) == (["Data"], [])


def test_what_changed_is_read_by_keyboard(scripted_page: "Page") -> None:
    page = scripted_page
    page.goto("/model/")

    tab_to(page, FIRST_LINK_TO.format("/model/0.1/compare/0.2/"), at_most=120)
    page.keyboard.press("Enter")

    is_at(page, "What changed from 0.1 to 0.2")
