"""What the library has to tell: actions listed or retired, and what councils say of them."""

from collections.abc import Collection
from typing import Any

from django.db.models import Count, F, Min, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from community.news import Kind, Line, Source
from library.models import Action, ActionEvent, UseReport

ACTIONS = Kind("actions", "Actions")
GONE = (Action.State.RETIRED, Action.State.MERGED)


def _listings() -> QuerySet[Any, Any]:
    """Moments at which actions were listed: one action, or all that a file brought at once."""
    arrivals = Action.objects.public().annotate(arrival=Coalesce("import_batch", "uid"))
    moments = arrivals.order_by().values("arrival", "listed_at")
    return moments.annotate(first=Min("pk"), count=Count("pk"))


def _listed(keys: Collection[int]) -> dict[int, Line]:
    actions = Action.objects.public().for_reading().in_bulk(list(keys))
    moments = _listings().filter(first__in=keys).values_list("first", "count")
    return {key: _listing(actions[key], count=count) for key, count in moments}


def _listing(action: Action, *, count: int) -> Line:
    if count == 1:
        return _line("Action listed", action)
    title = f"{count} actions, among them “{action.current_edition}”"
    return Line("Actions listed", title, f"{reverse('library:find_actions')}?sort=newest")


def _departures() -> QuerySet[ActionEvent]:
    """Steps by which actions left the list that have not been taken back."""
    return ActionEvent.objects.filter(what__in=GONE, what=F("action__state"))


def _gone(keys: Collection[int]) -> dict[int, Line]:
    steps = _departures().filter(pk__in=keys)
    found = steps.select_related("action__current_edition", "action__successor__current_edition")
    return {one.pk: _line(f"Action {one.what}", one.action, _successor(one)) for one in found}


def _successor(step: ActionEvent) -> str:
    successor = step.action.successor
    if successor is None or successor.state not in Action.PUBLIC_STATES:
        return ""
    return f"See “{successor.current_edition}”"


def _reported(keys: Collection[int]) -> dict[int, Line]:
    reports = (
        UseReport.objects.public()
        .filter(pk__in=keys)
        .select_related("council", "action__current_edition")
    )
    return {one.pk: _report(one) for one in reports}


def _report(report: UseReport) -> Line:
    said = f"{report.council}: {report.get_outcome_display().lower()}"
    return _line("Use reported", report.action, said, anchor="#reports")


def _line(what: str, action: Action, detail: str = "", *, anchor: str = "") -> Line:
    """A line about a public action, which has an address and a text."""
    address = reverse("library:action", args=[action.slug])
    return Line(what, str(action.current_edition), f"{address}{anchor}", detail)


NEWS = (
    Source(
        name="action listed",
        kind=ACTIONS,
        rows=_listings,
        key="first",
        at="listed_at",
        lines=_listed,
    ),
    Source(
        name="action gone",
        kind=ACTIONS,
        rows=_departures,
        at="at",
        lines=_gone,
    ),
    Source(
        name="use reported",
        kind=Kind("reports", "Reports of use"),
        rows=UseReport.objects.public,
        at="reported_at",
        lines=_reported,
    ),
)
