"""Printed pages: what one reads, without what one presses, and with the address at the end."""

from typing import TYPE_CHECKING

import pytest

from tests.journeys.worlds import make_public_world

if TYPE_CHECKING:
    from playwright.sync_api import Page

PRESSED = ".app-nav a, main nav, button, .govuk-button, select, input, .govuk-breadcrumbs"
PRINTED = ("home", "how it works", "model", "dimension", "action", "proposal", "result", "plan")


@pytest.fixture
def pages(site: str) -> dict[str, str]:
    """Addresses of a site on which something happened."""
    return make_public_world()


@pytest.fixture
def paper(page: "Page") -> "Page":
    """A page as it is printed."""
    page.emulate_media(media="print")
    return page


def _seen(paper: "Page", selector: str) -> list[str]:
    """What of a selector takes room, by its words."""
    return [one.inner_text() for one in paper.locator(selector).all() if one.is_visible()]


def test_nothing_is_printed_that_can_only_be_pressed(paper: "Page", pages: dict[str, str]) -> None:
    printed = {}

    for name in PRINTED:
        paper.goto(pages[name])
        printed[name] = _seen(paper, PRESSED)

    assert printed == {name: [] for name in PRINTED}


def test_every_page_ends_with_its_address(paper: "Page", pages: dict[str, str]) -> None:
    ends = {}

    for name in PRINTED:
        paper.goto(pages[name])
        ends[name] = [
            line.partition("/")[2].lstrip("/").partition("/")[2]
            for line in _seen(paper, ".app-footer__address")
        ]

    assert ends == {name: [pages[name][1:]] for name in PRINTED}


def test_the_address_is_not_on_the_screen(page: "Page", pages: dict[str, str]) -> None:
    page.goto(pages["home"])

    assert _seen(page, ".app-footer__address") == []


def test_what_is_folded_on_the_screen_is_open_on_paper(page: "Page", pages: dict[str, str]) -> None:
    page.goto(pages["model"])
    table = page.locator("details table")

    on_the_screen = table.evaluate("table => table.checkVisibility({contentVisibilityAuto: true})")
    page.emulate_media(media="print")

    assert (on_the_screen, table.bounding_box() is not None) == (False, True)


def test_links_within_the_site_are_printed_without_their_address(
    paper: "Page", pages: dict[str, str]
) -> None:
    paper.goto(pages["home"])

    after = "link => getComputedStyle(link, '::after').content"
    said = {link.evaluate(after) for link in paper.locator("main a.govuk-link[href^='/']").all()}

    assert said == {"none"}


def test_the_plan_is_printed_as_its_table_and_not_twice(
    paper: "Page", pages: dict[str, str]
) -> None:
    paper.goto(pages["plan"])

    assert (len(_seen(paper, "main table")), _seen(paper, ".app-board")) == (1, [])
