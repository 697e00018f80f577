"""Drawings say in words, and in the table, what they show; and never run what they are given."""

import re
from xml.etree import ElementTree

import pytest

from ui.charts import glance, shape
from ui.charts.grid import Cell, Group, Level, Row
from ui.charts.svg import FILLS, INKS, lines

SVG = "{http://www.w3.org/2000/svg}"
LEVELS = [Level(1, "Sown", 1), Level(2, "Grown", 5)]


def garden(name: str = "Soil") -> list[Group]:
    busy = Cell("/soil/#level-2", actions=14, proposals=2, is_changed=True)
    soil = Row(name, "/soil/", [Cell("/soil/#level-1", actions=1), busy])
    water = Row("Water", "/water/", [Cell("/water/#level-1", actions=3), None])
    return [Group("Ground", [soil, water], "below")]


def names_of_links(svg: str) -> list[str]:
    return [link.get("aria-label", "") for link in ElementTree.fromstring(svg).iter(f"{SVG}a")]


def test_each_cell_is_a_link_that_says_everything_it_shows() -> None:
    drawn = glance.draw("At a glance", LEVELS, garden())

    assert names_of_links(drawn.narrow) == [
        "Soil, level 1 Sown: 1 action leads here",
        "Soil, level 2 Grown: 14 actions lead here, 2 open proposals, wording changed",
        "Water, level 1 Sown: 3 actions lead here",
    ]


def test_the_wide_drawing_has_the_same_links_and_one_for_each_name() -> None:
    drawn = glance.draw("At a glance", LEVELS, garden())
    wide = names_of_links(drawn.wide)

    assert [name for name in wide if "all levels" not in name] == names_of_links(drawn.narrow)
    assert [name for name in wide if "all levels" in name] == [
        "Soil, all levels",
        "Water, all levels",
    ]


def test_the_table_holds_the_same_figures_and_names_a_missing_level() -> None:
    drawn = glance.draw("At a glance", LEVELS, garden())

    assert drawn.columns == ["Dimension", "1 Sown", "2 Grown"]
    assert [row[1:] for row in drawn.rows] == [
        ["1", "14, 2 open, changed"],
        ["3", "No such level"],
    ]


@pytest.mark.parametrize("drawing", ["wide", "narrow"])
def test_a_drawing_has_a_title_facts_and_presentation_attributes_only(drawing: str) -> None:
    svg = getattr(glance.draw("At a glance", LEVELS, garden()), drawing)
    root = ElementTree.fromstring(svg)
    title, facts = root[0], root[1]

    assert [title.tag, facts.tag] == [f"{SVG}title", f"{SVG}desc"]
    assert root.get("aria-labelledby") == f"{title.get('id')} {facts.get('id')}"
    assert re.findall(r"\bstyle=|<style|<script|\bon\w+=", svg) == []


def test_ids_of_the_drawings_on_a_page_differ() -> None:
    drawn = glance.draw("At a glance", LEVELS, garden())
    page = drawn.wide + drawn.narrow + shape.draw("Shape", LEVELS, garden())
    ids = re.findall(r'\bid="([^"]+)"', page)

    assert len(ids) == len(set(ids)) == 6


def test_each_row_of_the_shape_leads_to_its_dimension() -> None:
    links = ElementTree.fromstring(shape.draw("Shape", LEVELS, garden())).iter(f"{SVG}a")

    assert [(link.get("aria-label"), link.get("href")) for link in links] == [
        ("Soil", "/soil/"),
        ("Water", "/water/"),
    ]


def test_names_are_escaped() -> None:
    hostile = '"><script>alert(1)</script>'
    drawn = glance.draw(hostile, LEVELS, garden(hostile))
    page = drawn.wide + drawn.narrow + shape.draw(hostile, LEVELS, garden(hostile))

    assert "<script>" not in page + str(drawn.rows)


def test_text_of_drawings_is_never_under_12_pixels() -> None:
    drawn = glance.draw("At a glance", LEVELS, garden())
    page = drawn.wide + drawn.narrow + shape.draw("Shape", LEVELS, garden())

    assert min(map(int, re.findall(r'font-size="(\d+)"', page))) >= 12


def test_a_level_whose_name_is_its_number_is_not_numbered_twice() -> None:
    assert [str(Level(4, "Level 4", 5)), str(Level(4, "Wide", 5))] == ["Level 4", "4 Wide"]


def test_long_names_break_between_words_and_long_words_stay_whole() -> None:
    assert lines("Hedges, fences and other edges", width=174, size=16, is_bold=True) == [
        "Hedges, fences",
        "and other edges",
    ]
    assert lines("Extraordinarily", width=10, size=16) == ["Extraordinarily"]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("tone", range(6))
def test_words_on_a_tone_can_be_read(tone: int) -> None:
    dark, light = sorted([luminance(FILLS[tone]), luminance(INKS[tone])])

    assert (light + 0.05) / (dark + 0.05) >= 4.5
