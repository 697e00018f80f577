"""A profile as bars for phones: 360 across, name and level above each bar."""

from collections.abc import Sequence

from ui.charts import svg
from ui.charts.grid import Level
from ui.charts.readings import Reading, grouped, segments
from ui.charts.svg import element, lines, text

WIDTH = 360
NAMES = 240


def draw(title: str, facts: str, levels: Sequence[Level], readings: Sequence[Reading]) -> str:
    """Draw as markup, `title` and `facts` as what screen readers say of it."""
    content, y = "", 0.0
    for group, found in grouped(readings):
        if group:
            content += text(group, x=0, y=f"{y + 16:g}", font_size=14, fill=svg.INK_2)
            rule = f"M0 {y + 26:g}H{WIDTH}"
            content += element("path", d=rule, stroke=svg.LINE, class_="app-c-line")
            y += 30
        for reading in found:
            drawn, height = _row(reading, levels, y)
            content += drawn
            y += height
        y += 8
    return svg.drawing(
        "bars-narrow",
        title,
        facts,
        content,
        class_="app-chart__narrow",
        viewBox=f"0 0 {WIDTH} {y:g}",
        role="img",
    )


def _row(reading: Reading, levels: Sequence[Level], y: float) -> tuple[str, float]:
    names = lines(reading.name, width=NAMES, size=15, is_bold=True)
    bold = {"font_size": "15", "font_weight": "700", "fill": svg.INK}
    content = svg.stacked(names, y=y + 20, x=0, **bold)
    reached = "not assessed" if reading.level is None else str(reading.level)
    target = "" if reading.target is None else f", target {reading.target}"
    end = {"font_size": "14", "fill": svg.INK_2, "text_anchor": "end"}
    content += text(reached + target, x=WIDTH - 4, y=f"{y + 20:g}", **end)
    below = y + 28 + svg.LINE_HEIGHT * (len(names) - 1)
    pitch = (WIDTH - 10) / max(len(levels), 1)
    content += segments(reading, levels, x=0.5, y=below, pitch=pitch)
    return content, below + 32 - y
