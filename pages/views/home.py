"""The front page: what this is, the current release, what is being decided, what is new."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.http import require_safe

from community.news import happened, told
from community.permissions import councils_belonged_to
from feedback.models import Proposal
from feedback.views.showing import Row, row_of
from library.forms.choices import wording_of
from library.models import Action
from library.views.results import Card, Showing, cards_for
from model_releases.models import Release
from model_releases.views.pictures import columns_of, groups_of
from pages.views.loop import drawn, stations_on_the_way
from ui.charts import shape

SHORT = 3
NEWS = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the way in: search, the current release, what is being decided and what is new."""
    release = Release.objects.of_own_model().for_pages().newest_first().first()
    about = {
        "release": release,
        **(_of_the_release(release) if release else {}),
        **_of_the_library(release),
        "being_decided": _being_decided(),
        "now": timezone.now(),
        "news": told(happened()[:NEWS]),
        "loop": drawn(stations_on_the_way(release)),
        "councils": councils_belonged_to(request.user, on=timezone.localdate()),
    }
    return render(request, "pages/home.html", about)


def _of_the_release(release: Release) -> dict[str, Any]:
    """Its picture, and how many dimensions and levels it has. Four queries."""
    columns = columns_of(list(release.levels.order_by("number")))
    groups = groups_of(release, columns, Counter())
    return {
        "shape": shape.draw(f"The shape of {release}", columns, groups),
        "dimensions_count": sum(len(group.rows) for group in groups),
        "levels_count": len(columns),
    }


def _being_decided() -> list[Row]:
    """Proposals nearest to a decision."""
    found = Proposal.objects.public().being_decided().for_lists().nearest_to_a_decision()
    return [row_of(one) for one in found[:SHORT]]


def _of_the_library(release: Release | None) -> dict[str, Any]:
    """How many actions there are, the newest, and the most supported. Seven queries."""
    listed = Action.objects.listed()
    newest = list(listed.newest_first().values_list("pk", flat=True)[:SHORT])
    supported = listed.supported().most_supported_first()
    cards = _cards([*newest, *supported.values_list("pk", flat=True)[:SHORT]], release)
    return {
        "actions_count": listed.count(),
        "newest": cards[: len(newest)],
        "supported": cards[len(newest) :],
    }


def _cards(actions: list[int], release: Release | None) -> list[Card]:
    showing = Showing(
        mark=escape,
        wording=wording_of(release.model_id if release else 0),
        asked_steps=frozenset(),
        today=timezone.localdate(),
    )
    return cards_for(actions, showing)
