"""A trend for phones: 360 across, above each row of tiles its name and why they do not join."""

from collections.abc import Sequence

from ui.charts import svg
from ui.charts.strands import Column, Strand, centres, changes, heads, row
from ui.charts.svg import BOLD_LETTER, lines

WIDTH = 360
FIRST, LAST = 40, 316
# From the top of a row to its name, from there to the middle of the tiles, and to the next row.
FIRST_BASELINE, TO_MIDDLE, TO_NEXT = 25, 23, 18
BETWEEN = 8
# Verticals stop short of words: half the height that they have in each row.
BAND = 18


def draw(title: str, facts: str, columns: Sequence[Column], strands: Sequence[Strand]) -> str:
    """Draw as markup, `title` and `facts` as what screen readers say of it."""
    xs = centres(columns, left=FIRST, right=LAST, unit=LAST - FIRST)
    above, top = heads(columns, xs)
    rows, y = "", float(top)
    bands = []
    for strand in strands:
        drawn, middle = _row(strand, xs, y)
        rows += drawn
        bands.append((middle - BAND, middle + BAND))
        y = middle + TO_NEXT
    verticals, bottom = changes(columns, xs, bands)
    return svg.drawing(
        "trend-narrow",
        title,
        facts,
        above + verticals + rows,
        class_="app-chart__narrow",
        viewBox=f"0 0 {WIDTH} {bottom + 8:g}",
        role="img",
    )


def _row(strand: Strand, xs: Sequence[float], y: float) -> tuple[str, float]:
    """The drawing of one strand, and where the middle of its tiles is."""
    names = lines(strand.name, width=WIDTH, size=15, is_bold=True)
    notes = lines(strand.note, width=WIDTH, size=13, is_bold=True) if strand.note else []
    baseline, count = y + FIRST_BASELINE, len(names)
    content = svg.stacked(names, y=baseline, x=0, font_size=15, font_weight=700, fill=svg.INK)
    words = {"font_size": "13", "font_weight": "700", "fill": svg.ACCENT}
    if len(notes) == 1 and _width(names[-1], 15) + _width(notes[0], 13) + BETWEEN <= WIDTH:
        last = baseline + (count - 1) * svg.LINE_HEIGHT
        content += svg.stacked(notes, y=last, x=WIDTH, text_anchor="end", **words)
    else:
        content += svg.stacked(notes, y=baseline + count * svg.LINE_HEIGHT, x=0, **words)
        count += len(notes)
    middle = baseline + (count - 1) * svg.LINE_HEIGHT + TO_MIDDLE
    return content + row(strand, xs, middle), middle


def _width(words: str, size: int) -> float:
    return len(words) * size * BOLD_LETTER
