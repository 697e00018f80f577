"""What a profile shows of one dimension, and the segments that its bar is made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ui.charts import svg
from ui.charts.grid import Level
from ui.charts.marks import diamond
from ui.charts.svg import element

BAR_HEIGHT = 20
GAP = 3
SEGMENT = {"height": str(BAR_HEIGHT), "rx": "2"}


@dataclass(frozen=True)
class Reading:
    """A dimension: the levels it has, the level reached (none: not assessed), and the target.

    `called` is its own name for the level reached, where that is not the model's.
    """

    name: str
    group: str
    has: frozenset[int]
    level: int | None = None
    target: int | None = None
    called: str = ""

    def words(self, levels: Sequence[Level]) -> str:
        """3 Impactful; or Not assessed."""
        if self.level is None:
            return "Not assessed"
        if self.called:
            return str(Level(self.level, self.called, tone=0))
        return next((str(one) for one in levels if one.number == self.level), str(self.level))

    def spoken(self, levels: Sequence[Level]) -> str:
        """Leadership: level 3 Impactful, target 4."""
        words = self.words(levels)
        if self.level is None:
            words = "not assessed"
        elif words[:1].isdigit():
            words = f"level {words}"
        target = "" if self.target is None else f", target {self.target}"
        return f"{self.name}: {words}{target}"


def grouped(readings: Sequence[Reading]) -> Iterator[tuple[str, list[Reading]]]:
    """Readings by group, in their order."""
    for group, found in groupby(readings, key=lambda reading: reading.group):
        yield group, list(found)


def segments(reading: Reading, levels: Sequence[Level], *, x: float, y: float, pitch: float) -> str:
    """A bar: a segment for each level that the dimension has, filled up to the level reached."""
    content = ""
    for index, level in enumerate(levels):
        left = x + index * pitch
        if level.number in reading.has:
            content += _segment(reading, level, x=left, y=y, width=pitch - GAP)
        if level.number == reading.target:
            content += diamond(left + (pitch - GAP) / 2, y + BAR_HEIGHT / 2, 8)
    return content


def _segment(reading: Reading, level: Level, *, x: float, y: float, width: float) -> str:
    place = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}"}
    if reading.level is None:
        empty = {"fill": svg.PAPER, "stroke": svg.LINE_STRONG, "stroke_dasharray": "4 3"}
        return element("rect", **place, **SEGMENT, **empty, class_="app-c-empty")
    if level.number > reading.level:
        return element(
            "rect", **place, **SEGMENT, fill=svg.PAPER, stroke=svg.LINE, class_="app-c-empty"
        )
    filled = {"fill": svg.FILLS[level.tone], "stroke": svg.EDGE}
    return element("rect", **place, **SEGMENT, **filled, class_="app-c-bar")
