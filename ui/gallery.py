"""Sample data for the gallery page. A garden, so that nobody takes it for the model's words."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.safestring import mark_safe
from django.utils.text import slugify

from ui.charts import glance, loop, profile, shape, trend
from ui.charts.grid import Cell, Group, Level, Row
from ui.charts.loop import Station
from ui.charts.readings import Reading
from ui.charts.strands import Column, Join, Strand, Tile
from ui.tones import tone_of

NAMES = ("Sown", "Sprouting", "Growing", "Bearing", "Spreading")
LEVELS = [Level(number, name, number) for number, name in enumerate(NAMES, start=1)]
PROSE = mark_safe(
    "<h2>How to begin</h2><p>Dig, then <a href='#dig'>rest</a>.</p><ul><li>spade</li></ul>"
    "<blockquote><p>Rest is work too.</p></blockquote><pre><code>dig --deep</code></pre>"
    "<table><tr><th>Bed</th><td>7</td></tr></table>"
)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class GardenForm(forms.Form):
    """Every kind of input, to be sent empty so that each shows its error."""

    name = forms.CharField(help_text="As your neighbours know it.")
    story = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))
    soil = forms.ChoiceField(choices=[("", "Choose one"), ("clay", "Clay"), ("sand", "Sand")])
    light = forms.ChoiceField(
        widget=forms.RadioSelect, choices=[("sun", "Sun"), ("shade", "Shade")]
    )
    tools = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        choices=[("spade", "Spade"), ("rake", "Rake")],
        help_text="Choose all that you have.",
    )
    picture = forms.FileField(required=False)
    is_shared = forms.BooleanField(label="Others may dig here")
    plot = forms.CharField(widget=forms.HiddenInput, initial="7")


def samples() -> dict[str, Any]:
    """What each component needs, by the component's name. No query."""
    return {**_moments(), **_of_the_model(), **_of_the_library(), **_of_the_rest()}


def _moments() -> dict[str, Any]:
    return {
        "now": NOW,
        "near": datetime(2026, 11, 27, 17, 0, tzinfo=UTC),
        "far": datetime(2027, 3, 31, 12, 0, tzinfo=UTC),
        "late": datetime(2026, 11, 15, 12, 0, tzinfo=UTC),
        "published_on": date(2026, 5, 4),
    }


def _of_the_model() -> dict[str, Any]:
    return {
        "levels": LEVELS,
        "columns": [_column(level) for level in LEVELS],
        "few_levels": [_column(Level(n, f"Level {n}", tone_of(n, of=3))) for n in range(4)],
        "glance": glance.draw("The garden at a glance", LEVELS, _groups()),
        "shape": shape.draw("The shape of the garden", LEVELS, _groups()),
        "loop": loop.draw("The gardener’s year", _stations()),
    }


def _of_the_library() -> dict[str, Any]:
    return {
        "chips": [{"text": "Soil", "url": "#a"}, {"text": "From 2 Sprouting", "url": "#b"}],
        "facets": _facets(),
        "hidden": [("q", "compost")],
        "results": [_result("proven", 4), {**_result("idea", 0), **_deep_down()}],
        "facts": _facts(),
        "links": [{"text": "Any soil", "url": "#c", "note": "3 plots"}],
        "contribute": {"before": "Know one?", "text": "Propose a plot", "url": "#d"},
        "page": Paginator(range(400), 20).page(6),
        "query": QueryDict("q=compost&soil=clay&soil=sand"),
        "prose": PROSE,
    }


def _of_the_rest() -> dict[str, Any]:
    form = GardenForm({"plot": "7"})
    form.full_clean()
    return {
        "form": form,
        "pieces": _pieces(),
        "timeline": _timeline(),
        "table_columns": ["Plot", "Soil", "Age"],
        "rows": [["Soil", "Clay", "7"], ["Water", "Rain", "12"]],
        "board": _board(),
        "profile": profile.draw("Level and target in each bed", LEVELS, _readings()),
        "trend": trend.draw("Beds in three summers", _summers(), _strands()),
    }


def _column(level: Level) -> dict[str, Any]:
    tools = [
        {"text": "Propose a change", "note": f" to level {level.number}", "url": "#e"},
        {"text": "2 open proposals", "note": f", level {level.number}", "url": "#f"},
    ]
    ident = f"{slugify(level.name)}-{level.number}"
    text = "Beds are dug when somebody asks.\n\nNobody keeps seed."
    return {
        "number": level.number,
        "name": level.name,
        "id": ident,
        "passages": [{"uid": f"{ident}-beds", "facet": "Beds", "text": text, "tools": tools}],
        "url": "#g",
        "link": f"{level.number + 2} actions",
        "link_note": f" lead to level {level.number}",
    }


def _groups() -> list[Group]:
    def row(name: str, *cells: Cell | None) -> Row:
        return Row(name=name, url="#h", cells=cells)

    plain = [Cell("#i", actions=number) for number in range(1, 6)]
    busy = Cell("#j", actions=14, proposals=2, is_changed=True)
    return [
        Group("Ground", [row("Soil", *plain), row("Water", *plain[:2], busy, *plain[3:])], "below"),
        Group("Growth", [row("Hedges, fences and other edges", *plain[:4], None)], "above"),
    ]


def _stations() -> list[Station]:
    seeds = [("Choose", "Everybody"), ("Sow", "Gardeners"), ("Water", "Gardeners")]
    glass = [("Prick out", "Under glass"), ("Plant out", "Under glass")]
    return [
        *(Station(name, who, "12 beds are ready", f"#{name}") for name, who in seeds),
        *(Station(name, who, "3 trays", f"#{name}", is_shaded=True) for name, who in glass),
        Station("Save seed", "Under glass", "no seed saved yet", "#save", is_shaded=True),
    ]


def _readings() -> list[Reading]:
    whole = frozenset(range(1, 6))
    return [
        Reading("Soil", "Ground", whole, level=3, target=4),
        Reading("Water", "Ground", frozenset(range(1, 4)), level=1),
        Reading("Hedges", "Growth", whole),
    ]


def _summers() -> list[Column]:
    second = Column("Aug 2025", "calendar 1")
    return [Column("Aug 2024", "calendar 1"), second, Column("Aug 2026", "calendar 2", "new one")]


def _strands() -> list[Strand]:
    grown, line = [Tile(number, number) for number in range(6)], Join.LINE
    reworded = "reworded, cannot be compared"
    return [
        Strand("Soil", [grown[2], grown[3], grown[4]], [line, line]),
        Strand("Water", [grown[1], grown[2], grown[2]], [line, Join.BREAK], reworded),
        Strand("Hedges", [Tile(), grown[1], grown[5]], [Join.NOTHING, line]),
        Strand("Paths", [None, None, grown[1]], [Join.NOTHING] * 2, "new in calendar 2"),
    ]


def _step() -> dict[str, Any]:
    step = {"dimension": "Soil", "from_number": 2, "from_name": NAMES[1]}
    return {**step, "to_number": 3, "to_name": NAMES[2], "count": 5}


def _result(tier: str, councils: int) -> dict[str, Any]:
    return {
        "title": "Turn the heap twice a year",
        "url": "#k",
        "summary": "Once before the frost and once after it.",
        "evidence": {"tier": tier, "councils": councils},
        "steps": [_step()],
        "support": {"people": 38, "councils": 17},
        "facts": ["No new money", "Effect in 3 months"],
    }


def _deep_down() -> dict[str, Any]:
    passage = "… leave the <mark>compost</mark> alone in its first winter …"
    return {"warnings": _warnings(), "passage": mark_safe(passage)}  # noqa: S308  ours


def _warnings() -> list[dict[str, str]]:
    return [
        {"icon": "clock", "text": "Review overdue since 1 September 2026"},
        {"icon": "info", "text": "To re-check: the wording of Soil changed in release 0.2"},
    ]


def _facets() -> list[dict[str, Any]]:
    def option(value: str, count: int, *, is_chosen: bool) -> dict[str, Any]:
        label = value.capitalize()
        return {"value": value, "label": label, "count": count, "is_chosen": is_chosen}

    options = [option("clay", 14, is_chosen=True), option("sand", 6, is_chosen=False)]
    more = [option("peat", 2, is_chosen=False)]
    return [
        {"name": "soil", "title": "Soil", "is_open": True, "options": options, "more": more},
        {"name": "light", "title": "Light", "is_open": False, "options": options, "more": []},
    ]


def _facts() -> list[dict[str, Any]]:
    return [
        {"term": "Cost", "value": "Not stated"},
        {"term": "Owner", "value": "The allotment society", "url": "#l"},
        {"term": "Left out", "value": None},
    ]


def _pieces() -> list[dict[str, str]]:
    return [
        {"kind": "same", "text": "Water every "},
        {"kind": "removed", "text": "main bed"},
        {"kind": "same", "text": " "},
        {"kind": "added", "text": "bed that bears"},
        {"kind": "same", "text": "."},
    ]


def _timeline() -> list[dict[str, Any]]:
    return [
        {"what": "Received", "detail": "A. Gardener, 2 November 2026"},
        {"what": "Decided", "detail": "next", "is_next": True},
    ]


def _board() -> list[dict[str, Any]]:
    card = {"title": "Turn the heap", "url": "#m", "step": _step(), "lines": ["Due 30 Nov 2026"]}
    return [{"title": title, "cards": [card]} for title in ("Agreed", "To do", "Doing", "Done")]
