"""A profile says in words what it shows; what was not assessed is never drawn as a level."""

import re
from xml.etree import ElementTree

import pytest

from ui.charts import profile
from ui.charts.grid import Level
from ui.charts.readings import Reading

SVG = "{http://www.w3.org/2000/svg}"
LEVELS = [Level(0, "Bare", 0), Level(1, "Sown", 1), Level(2, "Grown", 5)]
ALL = frozenset(range(3))


def _drawn(*levels: int | None, target: int | None = None) -> profile.Profile:
    readings = [
        Reading(f"Bed {at}", "Ground", ALL, level=level, target=target)
        for at, level in enumerate(levels)
    ]
    return profile.draw("Beds", LEVELS, readings)


def _shapes(svg: str, css: str) -> int:
    root = ElementTree.fromstring(svg)
    return sum(1 for one in root.iter() if one.get("class") == css)


@pytest.mark.parametrize("drawing", ["wide", "narrow", "radar"])
def test_a_drawing_has_a_title_facts_and_presentation_attributes_only(drawing: str) -> None:
    svg = getattr(_drawn(0, 1, 2), drawing)
    root = ElementTree.fromstring(svg)

    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"
    assert re.findall(r"\bstyle=|<style|<script|\bon\w+=", svg) == []


def test_the_facts_hold_every_level_and_target() -> None:
    readings = [
        Reading("Soil", "", ALL, level=2, target=2),
        Reading("Water", "", ALL),
        Reading("Hedge", "", ALL, level=1, called="Low"),
        Reading("Path", "", ALL, level=1, called="Step 1"),
    ]
    root = ElementTree.fromstring(profile.draw("Beds", LEVELS, readings).wide)

    assert root[1].text == (
        "Soil: level 2 Grown, target 2; Water: not assessed; Hedge: level 1 Low; Path: Step 1."
    )


@pytest.mark.parametrize("drawing", ["wide", "narrow"])
def test_a_bar_is_filled_up_to_its_level_and_level_0_is_filled_too(drawing: str) -> None:
    filled = [_shapes(getattr(_drawn(level), drawing), "app-c-bar") for level in (0, 1, 2, None)]

    assert filled == [1, 2, 3, 0]


def test_a_level_that_the_dimension_lacks_has_no_segment() -> None:
    svg = profile.draw("Beds", LEVELS, [Reading("Soil", "", frozenset({0, 1}), level=0)]).wide

    assert (_shapes(svg, "app-c-bar"), _shapes(svg, "app-c-empty")) == (1, 1)


def test_the_radars_line_is_whole_or_broken_and_never_at_the_centre() -> None:
    whole, broken = _drawn(0, 1, 2, 1).radar, _drawn(0, 1, None, 1, None).radar

    assert ('fill-opacity=".22"' in whole, 'fill-opacity=".22"' in broken) == (True, False)
    assert (_shapes(whole, "app-c-dot"), _shapes(broken, "app-c-dot")) == (4, 3)
    assert 'cx="170.0" cy="128.0"' not in whole + broken


@pytest.mark.parametrize(("count", "is_drawn"), [(1, False), (2, False), (3, True), (15, False)])
def test_a_radar_is_drawn_where_a_ring_can_be_read(count: int, is_drawn: bool) -> None:
    assert bool(_drawn(*[1] * count).radar) == is_drawn


def test_targets_are_diamonds_in_each_drawing() -> None:
    drawn = _drawn(0, 1, 1, target=2)

    assert [_shapes(one, "app-c-target") for one in (drawn.wide, drawn.narrow, drawn.radar)] == [
        3,
        3,
        3,
    ]


def test_names_are_escaped_and_no_text_is_under_12_pixels() -> None:
    hostile = '"><script>alert(1)</script>'
    readings = [Reading(hostile, hostile, ALL, level=1, called=hostile)] * 3
    drawn = profile.draw(hostile, LEVELS, readings)
    page = drawn.wide + drawn.narrow + drawn.radar

    assert "<script>" not in page
    assert min(map(int, re.findall(r'font-size="(\d+)"', page))) >= 12
