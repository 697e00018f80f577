"""The model at a glance for wide screens: 1120 across, names on the left, levels as columns."""

from collections.abc import Sequence

from ui.charts import svg
from ui.charts.grid import Cell, Group, Level, Row
from ui.charts.marks import bubble, diamond
from ui.charts.svg import element, lines, text

WIDTH = 1120
NAMES = 190
CELL_HEIGHT = 44
GAP = 4
LINE_HEIGHT = 20
# Narrower cells hold the number of actions without the word.
ROOM_FOR_WORDS = 170


def draw(title: str, facts: str, levels: Sequence[Level], groups: Sequence[Group]) -> str:
    """Draw as markup, `title` and `facts` as what screen readers say of it."""
    pitch = (WIDTH - NAMES) / max(len(levels), 1)
    content, y = _heads(levels, pitch)
    for group in groups:
        content += _group(group, y)
        y += 54
        for row in group.rows:
            height = _height(row)
            content += _row(row, levels, y=y, height=height, pitch=pitch)
            y += height + GAP
        y -= 2
    return svg.drawing(
        "glance-wide",
        title,
        facts,
        content,
        class_="app-chart__wide",
        viewBox=f"0 0 {WIDTH} {y + 12:g}",
        role="group",
    )


def _heads(levels: Sequence[Level], pitch: float) -> tuple[str, float]:
    content, most = "", 1
    for index, level in enumerate(levels):
        words = lines(str(level), width=pitch - 12, size=16, is_bold=True)
        most = max(most, len(words))
        content += _stacked(words, x=NAMES + 2 + index * pitch, y=24, fill=svg.INK)
    return content, 24 + LINE_HEIGHT * (most - 1)


def _group(group: Group, y: float) -> str:
    words = f"{group.name}: {group.note}" if group.note else group.name
    rule = element("path", d=f"M0 {y + 46:g}H{WIDTH}", stroke=svg.LINE, class_="app-c-line")
    return text(words, x=0, y=f"{y + 36:g}", font_size=14, fill=svg.INK_2) + rule


def _name_lines(row: Row) -> list[str]:
    return lines(row.name, width=NAMES - 16, size=16, is_bold=True)


def _height(row: Row) -> float:
    return max(CELL_HEIGHT, LINE_HEIGHT * len(_name_lines(row)) + 8)


def _row(row: Row, levels: Sequence[Level], *, y: float, height: float, pitch: float) -> str:
    words = _name_lines(row)
    first = y + height / 2 + 6 - LINE_HEIGHT * (len(words) - 1) / 2
    plate = element(
        "rect",
        x=-2,
        y=f"{y:g}",
        width=180,
        height=f"{height:g}",
        fill=svg.PAPER,
        class_="app-c-cell",
    )
    name = _stacked(words, x=2, y=first, fill=svg.LINK, text_decoration="underline")
    content = svg.link(row.url, f"{row.name}, all levels", plate + name)
    for index, (level, cell) in enumerate(zip(levels, row.cells, strict=True)):
        box = (NAMES + index * pitch, y, pitch - GAP, height)
        content += _cell(row, level, cell, box) if cell else _no_cell(box)
    return content


Box = tuple[float, float, float, float]


def _cell(row: Row, level: Level, cell: Cell, box: Box) -> str:
    x, y, width, height = box
    ink, middle, right = svg.INKS[level.tone], y + height / 2, x + width
    words = cell.counted if width >= ROOM_FOR_WORDS else str(cell.actions)
    content = _rect(box, fill=svg.FILLS[level.tone], stroke=svg.EDGE, class_="app-c-cell")
    content += text(words, x=f"{x + 10:g}", y=f"{middle + 6:g}", font_size=15, fill=ink)
    if cell.is_changed:
        content += diamond(right - 18, middle, 7)
    if cell.proposals:
        content += bubble(right - (64 if cell.is_changed else 34), middle - 8, cell.proposals, ink)
    return svg.link(cell.url, cell.spoken(row.name, level), content)


def _no_cell(box: Box) -> str:
    x, y, _, height = box
    edge = _rect(
        box, fill="none", stroke=svg.LINE_STRONG, stroke_dasharray="4 3", class_="app-c-empty"
    )
    where = {"x": f"{x + 10:g}", "y": f"{y + height / 2 + 5:g}"}
    return edge + text("no such level", **where, font_size=14, fill=svg.INK_2)


def _rect(box: Box, **attributes: str) -> str:
    x, y, width, height = (f"{side:g}" for side in box)
    return element("rect", x=x, y=y, width=width, height=height, rx=2, **attributes)


def _stacked(words: list[str], *, x: float, y: float, **attributes: str) -> str:
    return "".join(
        text(
            line,
            x=f"{x:g}",
            y=f"{y + index * LINE_HEIGHT:g}",
            font_size=16,
            font_weight=700,
            **attributes,
        )
        for index, line in enumerate(words)
    )
