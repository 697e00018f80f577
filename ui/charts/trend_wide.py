"""A trend for wide screens: 1120 across, names on the left, on the right why tiles do not join."""

from collections.abc import Sequence

from ui.charts import svg
from ui.charts.strands import Column, Strand, centres, changes, heads, row
from ui.charts.svg import lines

WIDTH = 1120
NAMES = 200
FIRST, LAST = 230, 760
UNIT = 105
PITCH = 38
NOTE_GAP = 28


def draw(title: str, facts: str, columns: Sequence[Column], strands: Sequence[Strand]) -> str:
    """Draw as markup, `title` and `facts` as what screen readers say of it."""
    xs = centres(columns, left=FIRST, right=LAST, unit=UNIT)
    above, top = heads(columns, xs)
    rows, y = "", top + 13.0
    for strand in strands:
        drawn, height = _row(strand, xs, y)
        rows += drawn
        y += height
    verticals, bottom = changes(columns, xs, [(top + 8, y + 4)])
    return svg.drawing(
        "trend-wide",
        title,
        facts,
        above + verticals + rows,
        class_="app-chart__wide",
        viewBox=f"0 0 {WIDTH} {bottom + 8:g}",
        role="img",
    )


def _row(strand: Strand, xs: Sequence[float], y: float) -> tuple[str, float]:
    """The drawing of one strand and its height."""
    names = lines(strand.name, width=NAMES, size=15, is_bold=True)
    room = WIDTH - xs[-1] - NOTE_GAP
    notes = lines(strand.note, width=room, size=14, is_bold=True)
    content = row(strand, xs, y + PITCH / 2)
    baseline = y + PITCH / 2 + 5
    content += svg.stacked(names, y=baseline, x=0, font_size=15, font_weight=700, fill=svg.INK)
    words = {"x": f"{xs[-1] + NOTE_GAP:g}", "font_size": "14", "font_weight": "700"}
    content += svg.stacked(notes, y=baseline, fill=svg.ACCENT, **words)
    return content, PITCH + svg.LINE_HEIGHT * (max(len(names), len(notes)) - 1)
