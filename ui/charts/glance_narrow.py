"""The model at a glance for phones: 360 across, the name above, a cell with its number for each."""

from collections.abc import Sequence

from ui.charts import svg
from ui.charts.grid import Cell, Group, Level, Row
from ui.charts.marks import bubble, diamond
from ui.charts.svg import element, lines, text

WIDTH = 360
CELL_HEIGHT = 43
GAP = 3
LINE_HEIGHT = 19
# Narrower cells hold the level's number alone; their names and the table say the rest.
ROOM_FOR_MARKS = 60


def draw(title: str, facts: str, levels: Sequence[Level], groups: Sequence[Group]) -> str:
    """Draw as markup, `title` and `facts` as what screen readers say of it."""
    content, y = "", 22.0
    for group in groups:
        heads = lines(group.name, width=WIDTH, size=14)
        content += _stacked(heads, y=y, font_size=14, fill=svg.INK_2)
        y += LINE_HEIGHT * (len(heads) - 1) + 8
        content += element("path", d=f"M0 {y:g}H{WIDTH}", stroke=svg.LINE, class_="app-c-line")
        y += 25
        for row in group.rows:
            drawn, height = _row(row, levels, y)
            content += drawn
            y += height
        y += 15
    return svg.drawing(
        "glance-narrow",
        title,
        facts,
        content,
        class_="app-chart__narrow",
        viewBox=f"0 0 {WIDTH} {y - 22:g}",
        role="group",
    )


def _row(row: Row, levels: Sequence[Level], y: float) -> tuple[str, float]:
    names = lines(row.name, width=WIDTH, size=15, is_bold=True)
    content = _stacked(names, y=y, font_size=15, font_weight=700, fill=svg.INK)
    head = LINE_HEIGHT * (len(names) - 1) + 8
    return content + _cells(row, levels, y + head), head + CELL_HEIGHT + 28


def _cells(row: Row, levels: Sequence[Level], y: float) -> str:
    pitch = WIDTH / max(len(levels), 1)
    content = ""
    for index, (level, cell) in enumerate(zip(levels, row.cells, strict=True)):
        x, width = index * pitch, pitch - GAP
        content += _cell(row, level, cell, (x, y, width)) if cell else _no_cell((x, y, width))
    return content


Place = tuple[float, float, float]


def _cell(row: Row, level: Level, cell: Cell, place: Place) -> str:
    x, y, width = place
    ink, right = svg.INKS[level.tone], x + width
    content = _rect(place, fill=svg.FILLS[level.tone], stroke=svg.EDGE, class_="app-c-cell")
    where = {"x": f"{x + 8:g}", "y": f"{y + 28:g}"}
    content += text(str(level.number), **where, font_size=17, font_weight=700, fill=ink)
    if width >= ROOM_FOR_MARKS and cell.is_changed:
        content += diamond(right - (40 if cell.proposals else 14), y + 22, 6)
    if width >= ROOM_FOR_MARKS and cell.proposals:
        content += bubble(right - 28, y + 16, cell.proposals, ink)
    return svg.link(cell.url, cell.spoken(row.name, level), content)


def _no_cell(place: Place) -> str:
    x, y, _ = place
    edge = _rect(
        place, fill="none", stroke=svg.LINE_STRONG, stroke_dasharray="4 3", class_="app-c-empty"
    )
    return edge + text("–", x=f"{x + 8:g}", y=f"{y + 28:g}", font_size=17, fill=svg.INK_2)


def _rect(place: Place, **attributes: str) -> str:
    x, y, width = (f"{side:g}" for side in place)
    return element("rect", x=x, y=y, width=width, height=CELL_HEIGHT, rx=2, **attributes)


def _stacked(words: list[str], *, y: float, **attributes: str | int) -> str:
    return "".join(
        text(line, x=0, y=f"{y + index * LINE_HEIGHT:g}", **attributes)
        for index, line in enumerate(words)
    )
