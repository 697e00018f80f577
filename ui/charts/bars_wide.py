"""A profile as bars for wide screens: 750 across, names on the left, words on the right."""

from collections.abc import Sequence

from ui.charts import svg
from ui.charts.grid import Level
from ui.charts.readings import Reading, grouped, segments
from ui.charts.svg import element, lines, text

WIDTH = 750
NAMES = 150
BARS = 380
WORDS = 540


def draw(title: str, facts: str, levels: Sequence[Level], readings: Sequence[Reading]) -> str:
    """Draw as markup, `title` and `facts` as what screen readers say of it."""
    pitch = BARS / max(len(levels), 1)
    content, y = _heads(levels, pitch), 16.0
    for group, found in grouped(readings):
        if group:
            content += _group(group, y)
            y += 36
        y += 8
        for reading in found:
            drawn, height = _row(reading, levels, y=y, pitch=pitch)
            content += drawn
            y += height
        y += 4
    return svg.drawing(
        "bars-wide",
        title,
        facts,
        content,
        class_="app-chart__wide",
        viewBox=f"0 0 {WIDTH} {y:g}",
        role="img",
    )


def _heads(levels: Sequence[Level], pitch: float) -> str:
    return "".join(
        text(
            str(level.number),
            x=f"{NAMES + (index + 0.5) * pitch:g}",
            y=16,
            font_size=14,
            font_weight=700,
            fill=svg.INK_2,
            text_anchor="middle",
        )
        for index, level in enumerate(levels)
    )


def _group(name: str, y: float) -> str:
    rule = element("path", d=f"M0 {y + 36:g}H{WIDTH}", stroke=svg.LINE, class_="app-c-line")
    return text(name, x=0, y=f"{y + 26:g}", font_size=14, fill=svg.INK_2) + rule


def _row(reading: Reading, levels: Sequence[Level], *, y: float, pitch: float) -> tuple[str, float]:
    """The drawing of one dimension and its height."""
    names = lines(reading.name, width=NAMES - 10, size=15, is_bold=True)
    room = WIDTH - WORDS - (70 if reading.target is not None else 0)
    words = lines(reading.words(levels), width=room, size=14)
    content = segments(reading, levels, x=NAMES, y=y, pitch=pitch)
    content += svg.stacked(names, y=y + 15, x=0, font_size=15, font_weight=700, fill=svg.INK)
    content += svg.stacked(words, y=y + 15, x=WORDS, font_size=14, fill=svg.INK)
    if reading.target is not None:
        target = {"font_size": "14", "font_weight": "700", "fill": svg.ACCENT, "text_anchor": "end"}
        content += text(f"target {reading.target}", x=WIDTH, y=f"{y + 15:g}", **target)
    return content, 36 + svg.LINE_HEIGHT * (max(len(names), len(words)) - 1)
