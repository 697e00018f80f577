"""The front page: what this is, the current release, search, and what is new."""

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from feedback.models import Proposal
from feedback.views.showing import Row as ProposalRow
from feedback.views.showing import row_of
from library.forms.choices import wording_of
from library.models import Action
from library.views.results import Card, Showing, cards_for
from model_releases.models import DimensionLevel, Release
from ui.charts import shape
from ui.charts.grid import Cell, Group, Level, Row
from ui.tones import tone_of

NEWEST = 3


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the way in: search, the model's shape, the newest actions."""
    listed = Action.objects.listed()
    release = Release.objects.of_own_model().for_pages().newest_first().first()
    return render(
        request,
        "pages/home.html",
        {
            "release": release,
            "shape": _shape_of(release) if release else None,
            "dimensions_count": release.dimensions.count() if release else 0,
            "actions_count": listed.count(),
            "newest": _newest(release),
            "being_decided": _being_decided(),
        },
    )


def _being_decided() -> list[ProposalRow]:
    """Proposals nearest to a decision: last calls by their end, then proposed decisions."""
    found = Proposal.objects.public().being_decided().for_lists().nearest_to_a_decision()
    return [row_of(one) for one in found[:NEWEST]]


def _newest(release: Release | None) -> list[Card]:
    newest = list(Action.objects.listed().newest_first().values_list("pk", flat=True)[:NEWEST])
    showing = Showing(
        mark=_plain,
        wording=wording_of(release.model_id if release else 0),
        asked_steps=frozenset(),
        today=timezone.localdate(),
    )
    return cards_for(newest, showing)


def _plain(text: str) -> SafeString:
    return mark_safe(escape(text))  # noqa: S308  escaped right here


def _shape_of(release: Release) -> SafeString:
    """The picture of a release: groups of dimensions by its levels. Three queries."""
    numbers = list(release.levels.order_by("number").values_list("number", "name"))
    below = sum(1 for number, _ in numbers if number == 0)
    levels = [
        Level(number, name, tone_of(place - below, of=len(numbers) - below))
        for place, (number, name) in enumerate(numbers, start=1)
    ]
    return shape.draw(f"The shape of {release}", levels, _groups_of(release, levels))


def _groups_of(release: Release, levels: list[Level]) -> list[Group]:
    has = defaultdict(set)
    rows = DimensionLevel.objects.filter(release_dimension__release=release).order_by()
    for dimension, number in rows.values_list("release_dimension", "number"):
        has[dimension].add(number)
    grouped: dict[str, list[Row]] = {}
    dimensions = release.dimensions.select_related("group").order_by("position", "pk")
    for one in dimensions:
        cells = [Cell(url="") if level.number in has[one.pk] else None for level in levels]
        grouped.setdefault(one.group.name, []).append(Row(one.name, "", cells))
    return [Group(name, rows) for name, rows in grouped.items()]
