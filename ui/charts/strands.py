"""What a trend is drawn from: a strand of tiles over columns, and whether two tiles are joined."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from ui.charts import svg
from ui.charts.svg import element, lines, text

TILE = 28
HALF_BREAK = 12


class Join(Enum):
    """What stands between two tiles: a line that compares them, a break that does not, nothing."""

    LINE = auto()
    BREAK = auto()
    NOTHING = auto()


@dataclass(frozen=True)
class Column:
    """A head in two parts. `change` is what came between the column before and this one."""

    name: str
    below: str = ""
    change: str = ""


@dataclass(frozen=True)
class Tile:
    """A level with its tone; without one, it was not assessed."""

    level: int | None = None
    tone: int = 0


@dataclass(frozen=True)
class Strand:
    """One row: a tile for each column (none where there was nothing to judge), joins between them.

    `note` says in words why tiles are not joined.
    """

    name: str
    tiles: Sequence[Tile | None]
    joins: Sequence[Join]
    note: str = ""

    @property
    def spoken(self) -> str:
        """Data: level 2, then not assessed; reworded, cannot be compared."""
        levels = ", then ".join(_spoken(tile) for tile in self.tiles)
        return f"{self.name}: {levels}{self.note and f'; {self.note}'}"


def _spoken(tile: Tile | None) -> str:
    if tile is None:
        return "nothing"
    return "not assessed" if tile.level is None else f"level {tile.level}"


def centres(columns: Sequence[Column], *, left: float, right: float, unit: float) -> list[float]:
    """Middle of each column from `left` to at most `right`; where something changed, half wider.

    `unit` is half of the widest distance between two columns without a change.
    """
    parts = [3 if column.change else 2 for column in columns[1:]]
    width = min(unit, (right - left) / max(sum(parts), 1))
    found = [left]
    for part in parts:
        found.append(found[-1] + part * width)
    return found


def heads(columns: Sequence[Column], xs: Sequence[float]) -> tuple[str, float]:
    """The heads, broken where columns stand close, and how far down they reach."""
    room = _room(xs)
    content, deepest = "", 0
    for column, x in zip(columns, xs, strict=True):
        name = lines(column.name, width=room, size=14, is_bold=True)
        below = lines(column.below, width=room, size=13)
        place = {"x": f"{x:g}", "text_anchor": "middle"}
        content += svg.stacked(name, y=16, font_size=14, font_weight=700, fill=svg.INK, **place)
        under = 16 + len(name) * svg.LINE_HEIGHT
        content += svg.stacked(below, y=under, font_size=13, fill=svg.INK_2, **place)
        deepest = max(deepest, len(name) + len(below))
    return content, deepest * svg.LINE_HEIGHT


def changes(
    columns: Sequence[Column], xs: Sequence[float], bands: Sequence[tuple[float, float]]
) -> tuple[str, float]:
    """A dotted vertical through `bands` wherever something changed, its words below the last.

    Gives where the words end, too.
    """
    content, bottom = "", bands[-1][1]
    end = bottom
    for column, (before, x) in zip(columns[1:], pairwise(xs), strict=True):
        if column.change:
            middle = (before + x) / 2
            path = "".join(f"M{middle:g} {top:g}V{low:g}" for top, low in bands)
            dotted = {"stroke": svg.ACCENT, "stroke_width": "1.5", "stroke_dasharray": "2 4"}
            content += element("path", d=path, fill="none", class_="app-c-line", **dotted)
            words = lines(column.change, width=x - before, size=13, is_bold=True)
            bold = {"font_size": "13", "font_weight": "700", "fill": svg.ACCENT}
            place = {"x": f"{middle:g}", "text_anchor": "middle"}
            content += svg.stacked(words, y=bottom + 18, **place, **bold)
            end = max(end, bottom + 6 + svg.LINE_HEIGHT * len(words))
    return content, end


def row(strand: Strand, xs: Sequence[float], y: float) -> str:
    """Joins and tiles of a strand, their middle at `y`."""
    ends = pairwise(zip(strand.tiles, xs, strict=True))
    content = "".join(
        _join(join, (before, start), (after, end), y)
        for join, ((before, start), (after, end)) in zip(strand.joins, ends, strict=True)
    )
    return content + "".join(
        _tile(tile, x, y) for tile, x in zip(strand.tiles, xs, strict=True) if tile
    )


def _room(xs: Sequence[float]) -> float:
    return min((after - before for before, after in pairwise(xs)), default=120) - 6


def _join(
    join: Join, before: tuple[Tile | None, float], after: tuple[Tile | None, float], y: float
) -> str:
    (left, start), (right, end) = before, after
    if join is Join.LINE:
        return _line(start, end, y)
    if join is Join.NOTHING:
        return ""
    middle = (start + end) / 2
    content = _line(start, middle - HALF_BREAK, y) if _has_level(left) else ""
    if _has_level(right):
        content += _line(middle + HALF_BREAK, end, y, stroke_dasharray="3 4")
    return content + _stroke(middle - 5, y) + _stroke(middle + 5, y)


def _has_level(tile: Tile | None) -> bool:
    return tile is not None and tile.level is not None


def _line(start: float, end: float, y: float, **attributes: str) -> str:
    drawn = {"stroke": svg.LINE_STRONG, "stroke_width": "2", "class_": "app-c-line"}
    return element("path", d=f"M{start:g} {y:g}H{end:g}", fill="none", **drawn, **attributes)


def _stroke(x: float, y: float) -> str:
    drawn = {"stroke": svg.INK, "stroke_width": "2", "class_": "app-c-line"}
    return element("path", d=f"M{x - 4:g} {y + 9:g}l8 -18", fill="none", **drawn)


def _tile(tile: Tile, x: float, y: float) -> str:
    box = {
        "x": f"{x - TILE / 2:g}",
        "y": f"{y - TILE / 2:g}",
        "width": str(TILE),
        "height": str(TILE),
    }
    words = {"x": f"{x:g}", "y": f"{y + 5.5:g}", "font_size": "15", "text_anchor": "middle"}
    if tile.level is None:
        empty = {"fill": svg.PAPER, "stroke": svg.LINE_STRONG, "stroke_dasharray": "4 3"}
        square = element("rect", **box, rx=2, **empty, class_="app-c-empty")
        return square + text("–", **words, fill=svg.INK_2)
    square = element(
        "rect", **box, rx=2, fill=svg.FILLS[tile.tone], stroke=svg.EDGE, class_="app-c-cell"
    )
    return square + text(str(tile.level), **words, font_weight=700, fill=svg.INKS[tile.tone])
