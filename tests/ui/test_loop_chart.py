"""The loop of steps: every step can be pressed, and says what it shows; nothing runs."""

import re
from xml.etree import ElementTree

import pytest

from ui.charts import loop
from ui.charts.loop import Station
from ui.charts.svg import LETTER

SVG = "{http://www.w3.org/2000/svg}"
LONG = "forty beds were dug on the 12 September 2026 by two gardeners"


def year(fact: str = "12 beds") -> list[Station]:
    return [
        Station("Choose", "Everybody", fact, "/choose/"),
        Station("Sow", "Gardeners", "2 trays", "/sow/?where=glass&when=now"),
        Station("Water", "Gardeners", "no rain", "/water/", is_shaded=True),
        Station("Eat", "Everybody", "3 plates", "/eat/", is_shaded=True),
    ]


def drawn(fact: str = "12 beds") -> dict[str, ElementTree.Element]:
    both = loop.draw("The year", year(fact))
    return {
        "wide": ElementTree.fromstring(both.wide),
        "narrow": ElementTree.fromstring(both.narrow),
    }


@pytest.mark.parametrize("drawing", ["wide", "narrow"])
def test_each_step_is_a_link_that_says_who_and_what(drawing: str) -> None:
    links = drawn()[drawing].iter(f"{SVG}a")

    assert [(link.get("aria-label"), link.get("href")) for link in links] == [
        ("1 Choose, by everybody: 12 beds", "/choose/"),
        ("2 Sow, by gardeners: 2 trays", "/sow/?where=glass&when=now"),
        ("3 Water, by gardeners: no rain", "/water/"),
        ("4 Eat, by everybody: 3 plates", "/eat/"),
    ]


@pytest.mark.parametrize("drawing", ["wide", "narrow"])
def test_the_picture_says_in_words_what_it_shows(drawing: str) -> None:
    title, facts = drawn()[drawing][0], drawn()[drawing][1]

    assert (title.text, facts.text) == (
        "The year",
        "A loop of 4 steps. 1: Choose, by everybody: 12 beds. 2: Sow, by gardeners: 2 trays. "
        "3: Water, by gardeners: no rain. 4: Eat, by everybody: 3 plates. "
        "The last leads back to the first.",
    )


def test_every_step_but_the_last_leads_on_and_the_last_leads_back() -> None:
    heads = [one for one in drawn()["narrow"].iter(f"{SVG}path") if one.get("class") == "app-c-dot"]

    assert len(heads) == len(year())


def boxes(root: ElementTree.Element) -> list[tuple[float, ...]]:
    sides = ("x", "y", "width", "height")
    return [tuple(float(one.get(side, 0)) for side in sides) for one in root.iter(f"{SVG}rect")]


@pytest.mark.parametrize("drawing", ["wide", "narrow"])
def test_boxes_stand_in_the_picture_and_apart(drawing: str) -> None:
    root = drawn(LONG)[drawing]
    _, _, width, height = map(float, root.get("viewBox", "").split())
    placed = boxes(root)

    outside = [box for box in placed if box[0] + box[2] > width or box[1] + box[3] > height]
    corners = {(box[0], box[1]) for box in placed}

    assert (outside, len(corners)) == ([], len(year()))


@pytest.mark.parametrize("drawing", ["wide", "narrow"])
def test_words_stay_in_their_box(drawing: str) -> None:
    root = drawn(LONG)[drawing]
    [_, _, width, height] = boxes(root)[0]

    said = root.find(f"{SVG}a")
    assert said is not None
    lines = [one for one in said.iter(f"{SVG}text") if one.get("font-size") == "14"]

    assert len(lines) > 2
    assert max(len(one.text or "") * 14 * LETTER for one in lines) < width
    assert max(float(one.get("y", 0)) for one in lines) < boxes(root)[0][1] + height


def test_nothing_given_is_run() -> None:
    both = loop.draw('"><script>alert(1)</script>', year("<script>alert(2)</script>"))

    assert "<script" not in both.wide + both.narrow
    assert re.findall(r"\bstyle=|<style|\bon\w+=", both.wide + both.narrow) == []


def test_no_text_is_under_12_pixels() -> None:
    both = loop.draw("The year", year())

    assert min(map(int, re.findall(r'font-size="(\d+)"', both.wide + both.narrow))) >= 12
