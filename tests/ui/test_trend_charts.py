"""A trend joins only what can be compared, at two widths, and says in words what it shows."""

import re
from xml.etree import ElementTree

import pytest

from ui.charts import trend
from ui.charts.strands import Column, Join, Strand, Tile, centres

SVG = "{http://www.w3.org/2000/svg}"
COLUMNS = [Column("Aug 2024", "calendar 1"), Column("Aug 2026", "calendar 2", "new calendar")]
REWORDED = "reworded, cannot be compared"
WIDTHS = pytest.mark.parametrize("width", ["wide", "narrow"])
TWO, EMPTY = Tile(2, 2), Tile()


def _drawn(width: str, *strands: Strand) -> ElementTree.Element:
    return ElementTree.fromstring(getattr(trend.draw("Beds", COLUMNS, strands), width))


def _paths(width: str, strand: Strand) -> dict[str, int]:
    """How many lines, dotted halves, slanted strokes and verticals are drawn."""
    paths = list(_drawn(width, strand).iter(f"{SVG}path"))
    dashes = [path.get("stroke-dasharray") for path in paths]
    slanted = [path for path in paths if "l8 -18" in path.get("d", "")]
    return {
        "lines": dashes.count(None) - len(slanted),
        "dotted": dashes.count("3 4"),
        "strokes": len(slanted),
        "verticals": dashes.count("2 4"),
    }


@WIDTHS
def test_a_drawing_has_a_title_facts_and_presentation_attributes_only(width: str) -> None:
    strands = [
        Strand("Soil", [TWO, Tile(3, 3)], [Join.LINE]),
        Strand("Water", [TWO, EMPTY], [Join.BREAK], REWORDED),
        Strand("Paths", [None, TWO], [Join.NOTHING], "new in calendar 2"),
    ]
    root = _drawn(width, *strands)

    assert [root[0].tag, root[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert root[1].text == (
        "Soil: level 2, then level 3. "
        "Water: level 2, then not assessed; reworded, cannot be compared. "
        "Paths: nothing, then level 2; new in calendar 2."
    )
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"
    svg = ElementTree.tostring(root, encoding="unicode")
    assert re.findall(r"\bstyle=|<style|<script|\bon\w+=", svg) == []


@WIDTHS
@pytest.mark.parametrize(
    ("tiles", "join", "expected"),
    [
        ([TWO, TWO], Join.LINE, (1, 0, 0)),
        ([TWO, TWO], Join.BREAK, (1, 1, 2)),
        ([TWO, EMPTY], Join.BREAK, (1, 0, 2)),
        ([EMPTY, TWO], Join.BREAK, (0, 1, 2)),
        ([EMPTY, TWO], Join.NOTHING, (0, 0, 0)),
    ],
)
def test_a_break_is_two_strokes_and_each_level_reaches_up_to_them(
    width: str, tiles: list[Tile], join: Join, expected: tuple[int, int, int]
) -> None:
    lines, dotted, strokes = expected

    assert _paths(width, Strand("Soil", tiles, [join])) == {
        "lines": lines,
        "dotted": dotted,
        "strokes": strokes,
        "verticals": 1,
    }


@WIDTHS
def test_a_tile_is_a_level_a_dashed_square_or_not_there(width: str) -> None:
    root = _drawn(width, Strand("Soil", [TWO, EMPTY], [Join.NOTHING]))
    absent = _drawn(width, Strand("Soil", [None, TWO], [Join.NOTHING]))

    shapes = [[one.get("class") for one in each.iter(f"{SVG}rect")] for each in (root, absent)]

    assert shapes == [["app-c-cell", "app-c-empty"], ["app-c-cell"]]


@WIDTHS
def test_the_words_of_a_break_are_drawn_too(width: str) -> None:
    root = _drawn(width, Strand("Soil", [TWO, TWO], [Join.BREAK], REWORDED))

    assert REWORDED in [one.text for one in root.iter(f"{SVG}text")]


def test_columns_stand_further_apart_where_something_changed() -> None:
    columns = [Column("a"), Column("b"), Column("c", change="new")]

    assert centres(columns, left=0, right=500, unit=50) == [0, 100, 250]
    assert centres(columns, left=0, right=100, unit=50) == [0, 40, 100]


def test_names_are_escaped_and_no_text_is_under_12_pixels() -> None:
    hostile = '"><script>alert(1)</script>'
    column = Column(hostile, hostile, hostile)
    strand = Strand(hostile, [TWO, TWO], [Join.BREAK], hostile)
    drawn = trend.draw(hostile, [column, column], [strand])
    page = drawn.wide + drawn.narrow

    assert "<script>" not in page
    assert min(map(int, re.findall(r'font-size="(\d+)"', page))) >= 12
