"""The frame and its pieces in a real browser: readable by all, narrow as a phone, by keyboard."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import NARROW, WIDE, OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = [
    "/gallery/",
    "/nowhere/",
    "/accounts/login/",
    "/accounts/login/code/",
    "/accounts/signup/",
    "/accounts/password/reset/",
]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(
    open_page: OpenPage, violations: Callable[["Page"], list[str]], address: str, width: int
) -> None:
    page = open_page(width=width)
    page.goto(address)

    assert violations(page) == []


def test_axe_finds_nothing_without_javascript(
    plain_page: "Page", violations: Callable[["Page"], list[str]]
) -> None:
    plain_page.goto("/gallery/")

    assert violations(plain_page) == []


@pytest.mark.parametrize("address", PAGES)
def test_nothing_scrolls_sideways_at_320_pixels(open_page: OpenPage, address: str) -> None:
    page = open_page(width=320)
    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_one_stylesheet_and_nothing_else_blocks_the_first_paint(page: "Page") -> None:
    page.goto("/gallery/")

    blocking = page.evaluate(
        "performance.getEntriesByType('resource')"
        ".filter(entry => entry.renderBlockingStatus === 'blocking')"
        ".map(entry => new URL(entry.name).pathname)"
    )

    assert blocking == ["/static/css/site.css"]


def test_nothing_comes_from_a_third_party(page: "Page") -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto("/gallery/")

    here = page.evaluate("location.origin")
    assert [url for url in asked if not url.startswith((here, "data:"))] == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_shifts_while_a_page_loads(open_page: OpenPage, width: int) -> None:
    page = open_page(width=width)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries()"
        ".forEach(entry => window.shift += entry.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )

    page.goto("/gallery/", wait_until="networkidle")

    assert page.evaluate("window.shift") == 0


def test_the_first_tab_leads_past_the_header(page: "Page") -> None:
    page.goto("/gallery/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.url.endswith("#main")


def test_a_form_sent_with_nothing_in_it_says_so_and_takes_the_focus_there(page: "Page") -> None:
    page.goto("/accounts/login/")

    page.get_by_role("main").get_by_role("button", name="Sign in").click()

    assert page.title().startswith("Error: Sign in")
    assert page.evaluate("document.activeElement.matches('.govuk-error-summary')")
    page.get_by_role("link", name="Enter password").click()
    assert page.evaluate("document.activeElement.name") == "password"


def test_a_form_sent_with_nothing_in_it_says_so_without_javascript(plain_page: "Page") -> None:
    plain_page.goto("/accounts/login/")

    plain_page.get_by_role("main").get_by_role("button", name="Sign in").click()

    assert plain_page.locator(".govuk-error-summary a").all_inner_texts()[-1] == "Enter password"
