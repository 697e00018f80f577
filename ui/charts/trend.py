"""A trend: levels of one thing after another over time, joined only where they can be compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from ui.charts import trend_narrow, trend_wide
from ui.charts.strands import Column, Join, Strand


@dataclass(frozen=True)
class Trend:
    """The drawings, and which marks their key has to explain."""

    title: str
    wide: SafeString
    narrow: SafeString
    has_lines: bool
    has_breaks: bool
    has_unassessed: bool


def draw(title: str, columns: Sequence[Column], strands: Sequence[Strand]) -> Trend:
    """Draw wide (1120) and narrow (360), a row for each strand. Pure: no query."""
    facts = f"{'. '.join(strand.spoken for strand in strands)}."
    joins = {join for strand in strands for join in strand.joins}
    tiles = [tile for strand in strands for tile in strand.tiles if tile]
    wide = trend_wide.draw(title, facts, columns, strands)
    narrow = trend_narrow.draw(title, facts, columns, strands)
    return Trend(
        title=title,
        wide=mark_safe(wide),  # noqa: S308  svg escapes what it is given
        narrow=mark_safe(narrow),  # noqa: S308  as above
        has_lines=Join.LINE in joins,
        has_breaks=Join.BREAK in joins,
        has_unassessed=any(tile.level is None for tile in tiles),
    )
