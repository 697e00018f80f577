"""The shape of a model as one small picture: names that lead on, a tile for each level."""

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe

from ui.charts import svg
from ui.charts.grid import Group, Level, Row
from ui.charts.svg import element, lines, text

WIDTH = 360
NAMES = 120
PITCH = 24
TILE = 21
GAP = 3
BETWEEN_GROUPS = 12


def draw(title: str, levels: Sequence[Level], groups: Sequence[Group]) -> SafeString:
    """Draw 360 across, from what the glance is drawn from; the cells' figures do not matter.

    Each row is a link to its dimension.
    """
    pitch = (WIDTH - NAMES) / max(len(levels), 1)
    content, y = _heads(levels, pitch), 22
    for group in groups:
        for row in group.rows:
            content += _row(row, levels, y=y, pitch=pitch)
            y += PITCH
        y += BETWEEN_GROUPS
    names = "; ".join(", ".join(row.name for row in group.rows) for group in groups)
    facts = f"{names}. Each with up to {len(levels)} levels."
    height = y - BETWEEN_GROUPS + 4
    picture = svg.drawing(
        "shape", title, facts, content, viewBox=f"0 0 {WIDTH} {height}", role="group"
    )
    return mark_safe(picture)  # noqa: S308  svg escapes what it is given


def _heads(levels: Sequence[Level], pitch: float) -> str:
    return "".join(
        text(
            str(level.number),
            x=f"{NAMES + index * pitch + (pitch - GAP) / 2:g}",
            y=14,
            font_size=13,
            font_weight=700,
            fill=svg.INK_2,
            text_anchor="middle",
        )
        for index, level in enumerate(levels)
    )


def _row(row: Row, levels: Sequence[Level], *, y: int, pitch: float) -> str:
    first, *rest = lines(row.name, width=NAMES - 8, size=14)
    # Between the tiles there is paper: the whole row can be pressed.
    content = element("path", d=f"M0 {y - 1}h{WIDTH}v{PITCH}H0z", fill="none", pointer_events="all")
    content += text(
        first + ("…" if rest else ""),
        x=0,
        y=y + 16,
        font_size=14,
        fill=svg.LINK,
        text_decoration="underline",
    )
    for index, (level, cell) in enumerate(zip(levels, row.cells, strict=True)):
        if cell:
            content += element(
                "rect",
                x=f"{NAMES + index * pitch:g}",
                y=y,
                width=f"{pitch - GAP:g}",
                height=TILE,
                rx=2,
                fill=svg.FILLS[level.tone],
                stroke=svg.EDGE,
                class_="app-c-cell",
            )
    return svg.link(row.url, row.name, content)
