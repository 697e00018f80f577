"""Two small marks in a cell: open proposals as a speech bubble, changed wording as a diamond."""

from ui.charts.svg import ACCENT, PAPER, element, text


def diamond(x: float, y: float, size: int) -> str:
    """A copper diamond with a white edge, its middle at (x, y)."""
    path = f"M{x:g} {y - size:g}l{size} {size}l-{size} {size}l-{size} -{size}z"
    return element("path", d=path, fill=ACCENT, stroke=PAPER, stroke_width=2, class_="app-c-target")


def bubble(x: float, y: float, number: int, ink: str) -> str:
    """A speech bubble with a number in it, its top left corner at (x, y)."""
    path = (
        f"M{x:g} {y:g}h20a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2h-11l-5 4v-4h-4"
        "a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2z"
    )
    edge = element("path", d=path, fill="none", stroke=ink, stroke_width=1.5, class_="app-c-line")
    middle = {"x": f"{x + 10:g}", "y": f"{y + 13:g}", "text_anchor": "middle"}
    return edge + text(str(number), **middle, font_size=13, font_weight=700, fill=ink)
