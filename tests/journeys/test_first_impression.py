"""What a newcomer opens first: sound, steady, narrow as a phone, and readable in forced colours."""

from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import NARROW, WIDE, OpenPage, Sound
from tests.journeys.worlds import make_public_world

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIRST = ("home", "how it works", "what’s new")
STEADY = ("home", "how it works", "dimension", "search", "action")
COUNT_SHIFTS = (
    "window.shift = 0; new PerformanceObserver(list => list.getEntries()"
    ".forEach(entry => window.shift += entry.value))"
    ".observe({type: 'layout-shift', buffered: true})"
)


@pytest.fixture
def pages(site: str) -> dict[str, str]:
    """Addresses of a site on which something happened."""
    return make_public_world()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing_on_what_a_newcomer_opens(
    open_page: OpenPage, sound: Sound, pages: dict[str, str], width: int
) -> None:
    page = open_page(width=width)

    for name in FIRST:
        page.goto(pages[name])
        sound(page)


def test_axe_finds_nothing_on_a_site_without_anything(page: "Page", sound: Sound) -> None:
    for address in ("/", "/how-it-works/", "/whats-new/"):
        page.goto(address)
        sound(page)


def test_nothing_of_it_scrolls_sideways_at_320_pixels(
    open_page: OpenPage, pages: dict[str, str]
) -> None:
    page = open_page(width=320)
    widths = {}

    for name in FIRST:
        page.goto(pages[name])
        widths[name] = page.evaluate("document.documentElement.scrollWidth")

    assert widths == dict.fromkeys(FIRST, 320)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_shifts_while_a_page_is_loaded(
    open_page: OpenPage, pages: dict[str, str], width: int
) -> None:
    page = open_page(width=width)
    page.add_init_script(COUNT_SHIFTS)
    shifts = {}

    for name in STEADY:
        page.goto(pages[name], wait_until="networkidle")
        shifts[name] = page.evaluate("window.shift")

    assert shifts == dict.fromkeys(STEADY, 0)


def test_the_picture_of_the_loop_fits_the_window(
    page: "Page", phone: "Page", pages: dict[str, str]
) -> None:
    seen = []
    for one in (page, phone):
        one.goto(pages["how it works"])
        seen += [[one.locator(f".app-chart__{size}").is_visible() for size in ("wide", "narrow")]]

    assert seen == [[True, False], [False, True]]


def test_a_step_of_the_picture_leads_to_its_place(phone: "Page", pages: dict[str, str]) -> None:
    phone.goto(pages["how it works"])

    phone.get_by_role("link", name="1 Feedback, by the community: 1 proposal is open").click()

    phone.wait_for_url("**/proposals/")


def test_the_pages_for_newcomers_are_in_the_header_or_the_footer(
    page: "Page", phone: "Page"
) -> None:
    shown = []
    for one in (page, phone):
        one.goto("/")
        for place in ("Main", "Footer"):
            links = one.get_by_role("navigation", name=place, exact=True)
            shown.append(links.get_by_role("link", name="How it works").is_visible())

    assert shown == [True, True, False, True]


def test_boxes_and_arrows_are_seen_in_forced_colours(page: "Page", pages: dict[str, str]) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(pages["how it works"])

    seen = page.evaluate(
        "() => ['rect.app-c-cell', 'path.app-c-line', 'path.app-c-dot'].map(one => {"
        " const look = getComputedStyle(document.querySelector(`.app-chart__wide ${one}`));"
        " return one.includes('dot') ? look.fill : look.stroke; })"
    )
    behind = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert len(set(seen)) == 1
    assert seen[0] != behind
