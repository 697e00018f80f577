"""A loop of steps, each a box that leads somewhere: two rows on a desk, one column on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from ui.charts import svg
from ui.charts.svg import element, lines, text

STROKE, TINT = "#0c5450", "#eaf4f2"
PADDING, SIZE, LINE_HEIGHT = 16, 14, 21
HEAD = 66  # of a box: its name, and who does it
FOOT = 14


@dataclass(frozen=True)
class Station:
    """One step: its name, who does it, what is true of it now in a few words, where it leads.

    `is_shaded` ones happen elsewhere than the others; `who` says so too.
    """

    name: str
    who: str
    fact: str
    url: str
    is_shaded: bool = False


@dataclass(frozen=True)
class Loop:
    """Both drawings."""

    wide: SafeString
    narrow: SafeString


@dataclass(frozen=True)
class Box:
    """Where a station is drawn."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        """Across."""
        return self.x + self.width // 2


def draw(title: str, stations: Sequence[Station]) -> Loop:
    """Draw an even number of stations, clockwise from the top left: 1120 across, and 360."""
    told = " ".join(f"{place}: {_spoken(one)}." for place, one in enumerate(stations, start=1))
    facts = f"A loop of {len(stations)} steps. {told} The last leads back to the first."
    return Loop(
        wide=mark_safe(_wide(title, facts, stations)),  # noqa: S308  svg escapes
        narrow=mark_safe(_narrow(title, facts, stations)),  # noqa: S308  as above
    )


def _wide(title: str, facts: str, stations: Sequence[Station]) -> str:
    half, width, between = len(stations) // 2, 310, 58
    pitch = (1120 - width - 2) // max(half - 1, 1)
    height = max(_height(one, width) for one in stations)
    places = [*range(half), *reversed(range(half))]
    boxes = [
        Box(1 + place * pitch, 1 if index < half else 1 + height + between, width, height)
        for index, place in enumerate(places)
    ]
    content = "".join(map(_across, boxes, [*boxes[1:], boxes[0]])) + _boxes(stations, boxes)
    size = {"viewBox": f"0 0 1120 {2 * height + between + 2}"}
    return svg.drawing(
        "loop-wide", title, facts, content, class_="app-chart__wide", role="group", **size
    )


def _narrow(title: str, facts: str, stations: Sequence[Station]) -> str:
    boxes: list[Box] = []
    y = 1
    for one in stations:
        boxes.append(Box(40, y, 318, _height(one, 318)))
        y += boxes[-1].height + 26
    content = "".join(map(_down, boxes, boxes[1:])) + _back(boxes) + _boxes(stations, boxes)
    size = {"viewBox": f"0 0 360 {y - 25}"}
    return svg.drawing(
        "loop-narrow", title, facts, content, class_="app-chart__narrow", role="group", **size
    )


def _height(one: Station, width: int) -> int:
    return HEAD + LINE_HEIGHT * len(_fact_lines(one, width)) + FOOT - LINE_HEIGHT // 2


def _fact_lines(one: Station, width: int) -> list[str]:
    return lines(one.fact, width=width - 2 * PADDING, size=SIZE)


def _boxes(stations: Sequence[Station], boxes: Sequence[Box]) -> str:
    numbered = zip(stations, boxes, strict=True)
    return "".join(_box(place, *each) for place, each in enumerate(numbered, start=1))


def _box(place: int, one: Station, box: Box) -> str:
    x = box.x + PADDING
    content = _edge(box, fill=TINT if one.is_shaded else svg.PAPER)
    head = {"y": box.y + 30, "font_size": 17, "font_weight": 700}
    content += text(str(place), x=x, fill=svg.INK, **head)
    content += text(one.name, x=x + 20, fill=svg.LINK, text_decoration="underline", **head)
    content += text(one.who, x=x, y=box.y + 53, font_size=SIZE, fill=svg.INK_2)
    for index, line in enumerate(_fact_lines(one, box.width)):
        y = box.y + HEAD + 8 + index * LINE_HEIGHT
        content += text(line, x=x, y=y, font_size=SIZE, fill=svg.INK)
    return svg.link(one.url, f"{place} {_spoken(one)}", content)


def _edge(box: Box, *, fill: str) -> str:
    return element(
        "rect",
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        rx=3,
        fill=fill,
        stroke=STROKE,
        stroke_width=1.5,
        class_="app-c-cell",
    )


def _spoken(one: Station) -> str:
    return f"{one.name}, by {one.who[:1].lower()}{one.who[1:]}: {one.fact}"


def _across(box: Box, after: Box) -> str:
    """The arrow from a box to the one after it, in two rows."""
    y = box.y + box.height // 2
    if box.y == after.y and box.x < after.x:
        return _arrow(f"M{box.x + box.width} {y}H{after.x - 9}", f"M{after.x - 1} {y}l-9 -6v12z")
    if box.y == after.y:
        end = after.x + after.width
        return _arrow(f"M{box.x} {y}H{end + 9}", f"M{end + 1} {y}l9 -6v12z")
    if box.y < after.y:
        return _down(box, after)
    end = after.y + after.height
    return _arrow(f"M{box.middle} {box.y}V{end + 9}", f"M{box.middle} {end + 1}l-6 9h12z")


def _down(box: Box, after: Box) -> str:
    end = after.y
    line = f"M{box.middle} {box.y + box.height}V{end - 9}"
    return _arrow(line, f"M{box.middle} {end - 1}l-6 -9h12z")


def _back(boxes: Sequence[Box]) -> str:
    """From the last box up the left side to the first."""
    first, last = boxes[0], boxes[-1]
    start, end = last.y + last.height // 2, first.y + first.height // 2
    curve = f"M{last.x} {start}H22A14 14 0 0 1 8 {start - 14}V{end + 14}A14 14 0 0 1 22 {end}"
    return _arrow(f"{curve}H{first.x - 9}", f"M{first.x - 1} {end}l-9 -6v12z")


def _arrow(line: str, head: str) -> str:
    drawn = element("path", d=line, fill="none", stroke=STROKE, stroke_width=2, class_="app-c-line")
    return drawn + element("path", d=head, fill=STROKE, class_="app-c-dot")
