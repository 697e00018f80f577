"""The rules of the design that a machine can hold: scales, colours, nothing inline."""

import re
from pathlib import Path

import pytest

from tools.vendor import CSS, ROOT

PLATFORM = re.sub(r"/\*.*?\*/", "", (CSS / "platform.css").read_text(), flags=re.DOTALL)
TOKENS = (CSS / "tokens.css").read_text()
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
COMPONENTS = sorted((ROOT / "templates" / "components").glob("*.html"))
DRAWINGS = sorted((ROOT / "ui" / "charts").glob("*.py"))

TYPE_SCALE = {0.875, 1, 1.0625, 1.25, 1.625, 2.25}
SPACE = 0.25
HEX = r"#[0-9a-f]{6}\b|#[0-9a-f]{3}\b"
BLACK_AND_WHITE = {"#fff", "#000"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_every_size_of_type_is_on_the_scale() -> None:
    # In the shorthand the size stands before a slash, the height of a line after it.
    written = re.findall(r"font(?:-size)?:[^;}]*?([\d.]+)rem", PLATFORM)

    assert {float(size) for size in written} - TYPE_SCALE == set()


def test_every_space_is_a_multiple_of_a_quarter() -> None:
    rules = re.findall(r"(?:margin|padding|gap)[a-z-]*:([^;}]*)", PLATFORM)
    spaces = {float(space) for rule in rules for space in re.findall(r"([\d.]+)rem", rule)}

    assert [space for space in sorted(spaces) if space % SPACE] == []


def test_every_colour_of_the_stylesheet_is_a_token() -> None:
    used = set(re.findall(HEX, PLATFORM))

    assert used - set(re.findall(HEX, TOKENS)) - BLACK_AND_WHITE == set()


@pytest.mark.parametrize("path", [*DRAWINGS, *TEMPLATES], ids=name)
def test_every_colour_of_a_drawing_is_a_token(path: Path) -> None:
    used = set(re.findall(rf'"({HEX})"', path.read_text()))

    assert used - set(re.findall(HEX, TOKENS)) - BLACK_AND_WHITE == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_template_holds_a_style_or_a_script(path: Path) -> None:
    is_run = r"<script(?![^>]*\s(?:src=|type=\"application/json\"))"
    found = re.findall(rf"<style|\sstyle=|{is_run}|\son[a-z]+=|javascript:", path.read_text())

    assert found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_stays_under_80_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) < 80


@pytest.mark.parametrize("path", COMPONENTS, ids=name)
def test_a_component_opens_with_what_it_needs(path: Path) -> None:
    first, *_ = path.read_text().splitlines()

    assert re.fullmatch(r"\{# .*\. (Needs|Takes): .* #\}", first)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_component_is_given_only_what_it_is_told(path: Path) -> None:
    includes = re.findall(r'\{% include "components/[^%]*%\}', path.read_text())

    assert [each for each in includes if not each.endswith(" only %}")] == []


def test_no_two_stylesheets_block_the_first_paint() -> None:
    sheets = [
        name(path)
        for path in TEMPLATES
        for _ in re.findall(r'<link[^>]*rel="stylesheet"', path.read_text())
    ]

    assert sheets == ["templates/base.html"]
