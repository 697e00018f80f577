"""Reading the model: from the whole to one dimension, to what changed, at every width."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.factories.model_releases import frozen, make_release, plain_release
from tests.journeys.conftest import NARROW, WIDE, OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Page

ELIXIR = Path(__file__).parent.parent / "fixtures" / "elixir_rdm"
GUIDE = "## Who judges\n\n- Three people.\n\n### At once\n\n| Room | Hours |\n|-|-|\n| Any | 2 |\n"
OTHER = "/models/elixir-rdm-maturity-model"
PAGES = [
    "/model/",
    "/model/1.1/data/",
    "/model/1.0/compare/1.1/",
    "/model/1.0/guide/",
    "/models/",
    f"{OTHER}/",
    f"{OTHER}/1.1.0/technical-research-infrastructure/",
    f"{OTHER}/1.0.0/compare/1.1.0/",
]


@pytest.fixture(autouse=True)
def _releases(transactional_db: None) -> None:
    make_release("1.0", ("data", "people"), 5, guide=GUIDE)
    plain = plain_release("1.1", ("data", "people"), [0, 1, 2, 3, 4, 5])
    plain["groups"][0]["dimensions"][1]["levels"][5:] = []
    frozen(plain, own=True)
    for number in ("1.0.0", "1.1.0"):
        frozen(json.loads((ELIXIR / f"release-{number}.json").read_text()))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing(
    open_page: OpenPage, violations: Callable[["Page"], list[str]], width: int
) -> None:
    page = open_page(width=width)

    found = {}
    for address in PAGES:
        page.goto(address)
        found[address] = violations(page)

    assert found == {address: [] for address in PAGES}


def test_nothing_scrolls_sideways_at_320_pixels(open_page: OpenPage) -> None:
    page = open_page(width=320)

    widths = {}
    for address in PAGES:
        page.goto(address)
        widths[address] = page.evaluate("document.documentElement.scrollWidth")

    assert widths == dict.fromkeys(PAGES, 320)


def test_levels_stand_side_by_side_on_a_desk_and_below_each_other_on_a_phone(
    open_page: OpenPage,
) -> None:
    tops = {}
    for width in (WIDE, NARROW):
        page = open_page(width=width)
        page.goto("/model/1.1/data/")
        boxes = [one.bounding_box() for one in page.locator(".app-levels__item").all()]
        tops[width] = [box["y"] for box in boxes if box][:5]

    assert max(tops[WIDE]) - min(tops[WIDE]) < 10  # level 0 has a thinner bar
    assert tops[NARROW] == sorted(set(tops[NARROW]))


@pytest.mark.parametrize("javascript", [True, False])
def test_a_reader_walks_from_the_model_to_what_changed(
    open_page: OpenPage, javascript: bool
) -> None:
    page = open_page(javascript=javascript)
    page.goto("/")

    page.get_by_role("link", name="Model", exact=True).click()
    page.get_by_role("link", name="Data, level Stage 3: 0 actions lead here").click()
    assert page.url.endswith("/model/1.1/data/#level-3")
    page.get_by_role("link", name="Compare with 1.0").click()
    page.get_by_label("From release").select_option("1.1")
    page.get_by_label("To release").select_option("1.0")
    page.get_by_role("button", name="Compare these releases").click()

    assert page.url.endswith("/model/1.1/compare/1.0/")
    assert page.get_by_role("heading", level=1).inner_text() == "What changed from 1.1 to 1.0"
