"""A profile as a radar: 340 across, axes clockwise from the top in the model's order.

The line is broken at a dimension that was not assessed, and filled only when it is whole; a level
0 has a ring of its own, so that nothing is ever drawn at the centre.
"""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from ui.charts import svg
from ui.charts.grid import Level
from ui.charts.marks import diamond
from ui.charts.readings import Reading
from ui.charts.svg import element, lines, text

WIDTH, HEIGHT = 340, 256
MIDDLE = (WIDTH / 2, HEIGHT / 2)
RADIUS = 88.0
FEWEST, MOST = 3, 14  # axes; fewer make no ring, and more names than that run into each other
FACTS = (
    "A ring with an axis for each dimension. Circles are levels, diamonds are targets. The line is "
    "open where a dimension was not assessed. All values are in the table below."
)
Point = tuple[float, float]


def draw(title: str, levels: Sequence[Level], readings: Sequence[Reading]) -> str:
    """Draw as markup; nothing for fewer than 3 dimensions or more than 14."""
    if not FEWEST <= len(readings) <= MOST or not levels:
        return ""
    rings = {level.number: RADIUS * (at + 1) / len(levels) for at, level in enumerate(levels)}
    content = "".join(_ring(len(readings), radius) for radius in rings.values())
    content += "".join(_axis(reading, at, readings) for at, reading in enumerate(readings))
    content += _line(readings, rings)
    content += "".join(_marks(readings, rings))
    content += "".join(_numbers(levels, rings))
    return svg.drawing("radar", title, FACTS, content, viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img")


def _point(at: int, of: int, radius: float) -> Point:
    angle = 2 * pi * at / of - pi / 2
    return MIDDLE[0] + radius * cos(angle), MIDDLE[1] + radius * sin(angle)


def _path(points: Sequence[Point], *, is_closed: bool = False) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if is_closed else "")


def _ring(of: int, radius: float) -> str:
    points = [_point(at, of, radius) for at in range(of)]
    stroke = svg.LINE_STRONG if radius == RADIUS else svg.LINE
    shape = _path(points, is_closed=True)
    return element("path", d=shape, fill="none", stroke=stroke, class_="app-c-line")


def _axis(reading: Reading, at: int, readings: Sequence[Reading]) -> str:
    end = _point(at, len(readings), RADIUS)
    x, y = _point(at, len(readings), RADIUS + 10)
    side = round(x - MIDDLE[0])
    anchor = "middle" if abs(side) <= 1 else "start" if side > 0 else "end"
    down = 5 + (6 if y > MIDDLE[1] + RADIUS / 2 else -6 if y < MIDDLE[1] - RADIUS / 2 else 0)
    room = MIDDLE[0] if anchor == "middle" else min(x, WIDTH - x)
    where = {"x": f"{x:.1f}", "y": f"{y + down:.1f}", "text_anchor": anchor}
    spoke = element("path", d=_path([MIDDLE, end]), stroke=svg.LINE, class_="app-c-line")
    return spoke + text(_shortened(reading.name, room), **where, font_size=13, fill=svg.INK)


def _shortened(name: str, room: float) -> str:
    """As much of a name as there is room for; all of it stands beside the bars."""
    letters = int(room / (13 * svg.LETTER))
    if len(name) <= letters:
        return name
    first, *_ = lines(name, width=room - 13, size=13)
    return f"{first[: letters - 1]}…"


def _line(readings: Sequence[Reading], rings: dict[int, float]) -> str:
    """The profile: one closed shape when whole, else a stroke for each run of levels."""
    pen = {"stroke": svg.LINK, "stroke_width": "2.5", "stroke_linejoin": "round"}
    points = _points(readings, rings)
    if all(points):
        whole = _path([point for point in points if point], is_closed=True)
        return element("path", d=whole, fill=svg.LINK, fill_opacity=".22", **pen)
    return "".join(
        element("path", d=_path(run), fill="none", **pen, class_="app-c-line")
        for run in _runs(points)
        if len(run) > 1
    )


def _points(readings: Sequence[Reading], rings: dict[int, float]) -> list[Point | None]:
    return [
        _point(at, len(readings), rings[reading.level]) if reading.level in rings else None
        for at, reading in enumerate(readings)
    ]


def _runs(points: Sequence[Point | None]) -> Iterator[list[Point]]:
    """Neighbouring points, going round: it begins after a gap, of which there is one at least."""
    gap = points.index(None)
    run: list[Point] = []
    for point in [*points[gap:], *points[:gap], None]:
        if point is None:
            yield run
            run = []
        else:
            run.append(point)


def _marks(readings: Sequence[Reading], rings: dict[int, float]) -> Iterator[str]:
    for at, (reading, point) in enumerate(zip(readings, _points(readings, rings), strict=True)):
        if point:
            where = {"cx": f"{point[0]:.1f}", "cy": f"{point[1]:.1f}", "r": "4.5"}
            pen = {"fill": svg.LINK, "stroke": svg.PAPER, "stroke_width": "1.5"}
            yield element("circle", **where, **pen, class_="app-c-dot")
        if reading.target in rings:
            yield diamond(*_point(at, len(readings), rings[reading.target]), 7)


def _numbers(levels: Sequence[Level], rings: dict[int, float]) -> Iterator[str]:
    """Every other level's number, the highest always."""
    for level in list(levels)[::-2]:
        where = {"x": f"{MIDDLE[0] - 4:g}", "y": f"{MIDDLE[1] - rings[level.number] + 4:.1f}"}
        ink = {"font_size": "12", "fill": svg.INK_2, "text_anchor": "end"}
        yield text(str(level.number), **where, **ink)
