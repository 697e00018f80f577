"""How the model gets better: six steps, and what everybody may know of each today."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments.models import Assessment
from community.news import Line, News, latest
from feedback.models import Decision, Proposal
from feedback.states import State
from library.models import UseReport
from model_releases.models import Release
from plans.models import Plan, PlannedAction
from ui.charts import loop
from ui.charts.loop import Loop, Station
from ui.dates import whole_date

COMMUNITY, MAINTAINERS, COUNCILS = "The community", "Maintainers", "Councils"


@dataclass(frozen=True)
class Step:
    """A step of the loop, and the last thing that happened there, if anything did."""

    station: Station
    last: News | None


def _last_received() -> News | None:
    found = Proposal.objects.public().newest_first().first()
    if found is None or found.received_at is None:
        return None
    line = Line("Proposal received", found.title, found.get_absolute_url())
    return News(found.received_at, line)


def _nothing() -> None:
    """The page has the current release itself."""


# Name of each step in the page, in the order of the loop -> what happened there last
LAST: dict[str, Callable[[], News | None]] = {
    "feedback": _last_received,
    "decision": partial(latest, "proposal decided"),
    "release": _nothing,
    "assessment": partial(latest, "result published"),
    "plan": partial(latest, "plan published"),
    "worked": partial(latest, "use reported"),
}


@require_safe
def how_it_works(request: HttpRequest) -> HttpResponse:
    """Explain the loop with a picture and in words; who does what, and how to begin."""
    release = Release.objects.of_own_model().for_pages().newest_first().first()
    stations = stations_on_the_way(release)
    about: dict[str, Any] = {
        "trail": [],
        "release": release,
        "loop": drawn(stations),
        "steps": {name: Step(one, LAST[name]()) for name, one in zip(LAST, stations, strict=True)},
    }
    return render(request, "pages/how_it_works.html", about)


def drawn(stations: list[Station]) -> Loop:
    """The picture of the loop. Pure: no query."""
    return loop.draw("How the model gets better", stations)


def stations_on_the_way(release: Release | None) -> list[Station]:
    """The six steps in their order, each with its figure of today. Eight queries at most."""
    find, councils = reverse("library:find_actions"), reverse("plans:councils")
    model = reverse("model_releases:current_release")
    return [
        Station("Feedback", COMMUNITY, _open(), reverse("feedback:queue")),
        Station("Decision", MAINTAINERS, _decided(), reverse("feedback:next_release")),
        Station("Release", MAINTAINERS, _current(release), model),
        Station("Carried assessment", COUNCILS, _assessed(), councils, is_shaded=True),
        Station("Plan", COUNCILS, _planned(), find, is_shaded=True),
        Station("What worked", COUNCILS, _used(), f"{find}?evidence=tried", is_shaded=True),
    ]


def _open() -> str:
    count = Proposal.objects.public().being_decided().count()
    return f"{count} proposal is open" if count == 1 else f"{count or 'no'} proposals are open"


def _decided() -> str:
    decided = Decision.objects.taken().count()
    called = Proposal.objects.public().filter(state=State.LAST_CALL).count()
    words = f"{decided} decided" if decided else "none decided yet"
    return f"{words}, {called} in last call" if called else words


def _current(release: Release | None) -> str:
    if release is None:
        return "none published yet"
    return f"{release.number}, since {whole_date(release.frozen_at)}"


def _assessed() -> str:
    shown = Assessment.objects.published().order_by().values("council").distinct().count()
    if not shown:
        return "no result shown yet"
    return "1 council shows its result" if shown == 1 else f"{shown} councils show their results"


def _planned() -> str:
    shown = Plan.objects.published().count()
    if not shown:
        return "no plan shown yet"
    actions = PlannedAction.objects.visible_to(AnonymousUser()).in_force().count()
    return f"{actions} action{pluralize(actions)} in {shown} published plan{pluralize(shown)}"


def _used() -> str:
    told = UseReport.objects.public().order_by()
    reports, actions = told.count(), told.values("action").distinct().count()
    if not reports:
        return "no report of use yet"
    return f"{reports} report{pluralize(reports)} on {actions} action{pluralize(actions)}"
