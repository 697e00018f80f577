"""Targets and plans of the demonstration's councils."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from assessments.models import Assessment
from community.models import Council, Member
from library.models import Action
from model_releases.levels import Level
from model_releases.models import Release
from pages.demonstration import PlanEntry
from pages.operations.people import lead
from pages.operations.timing import moment
from plans.models import Plan
from plans.operations.adopting import Choice, adopt
from plans.operations.changing import ItemWords, change_item
from plans.operations.planning import NewPlan, publish_plan, start_plan
from plans.operations.targets import Wanted, set_target

DAY = timedelta(days=1)
TO_PUBLISH = timedelta(days=14)
HANDED_ON = {
    "kept": "Kept",
    "replaced": "Replaced",
    "dropped": "Dropped",
    "done": "Done before the end",
}


def add_plans(entries: Iterable[PlanEntry], *, since: datetime) -> None:
    """Add those that are not there yet, against releases that are.

    A plan is begun on the day after its council's agreed assessment was signed off, published two
    weeks later, and its items are as they were on the day that the file names.
    """
    for entry in entries:
        council = Council.objects.get(slug=entry.council)
        release = Release.objects.of_own_model().get(number=entry.release)
        if Plan.objects.of(council).filter(title=entry.title).exists():
            continue
        signed = Assessment.objects.of(council).filter(release=release, voice="agreed").get()
        by = lead(entry.by, since=since)
        made_on = timezone.localdate(signed.signed_off_at) + DAY
        _set_targets(entry, council, release, by=by, on=made_on)
        new = NewPlan(title=entry.title, starts_on=entry.starts_on, assessment=signed)
        plan = start_plan(council, new, release=release, by=by, at=moment(made_on))
        for item in entry.items:
            _add_item(plan, item, by=by, on=made_on, as_of=entry.as_of)
        if entry.published or any(item.get("published") for item in entry.items):
            publish_plan(plan, by=by, at=moment(made_on + TO_PUBLISH))


def _set_targets(
    entry: PlanEntry, council: Council, release: Release, *, by: Member, on: date
) -> None:
    for target in entry.targets:
        wording = release.dimensions.select_related("dimension").get(code=target["dimension"])
        wanted = Wanted(Level(target["level"]), target["by_on"], target["why"])
        set_target(council, wording, wanted, by=by, at=moment(on))


def _add_item(plan: Plan, item: dict[str, Any], *, by: Member, on: date, as_of: date) -> None:
    wording = plan.release.dimensions.get(code=item["dimension"])
    choice = Choice(
        action=Action.objects.get(slug=_slug(item["action"])),
        dimension_id=wording.dimension_id,
        from_level=item["from_level"],
        to_level=item["to_level"],
    )
    adopted = adopt(plan, choice, by=by, at=moment(on, 1))
    words = ItemWords(
        owner_name=item["owner"],
        starts_on=item["starts_on"],
        due_on=item["due_on"],
        cost_pounds=item.get("cost_pounds"),
        status=item["status"],
        notes=_notes(item),
        is_withheld=not item.get("published", True),
    )
    change_item(adopted, words, seen_version=adopted.version, by=by, at=moment(as_of))


def _notes(item: dict[str, Any]) -> str:
    """With what became of an item whose council ended."""
    notes = str(item["notes"])
    if "handed_on" not in item:
        return notes
    return f"{notes}\n\n{HANDED_ON[item['handed_on']]} when it was handed on: {item['reason']}"


def _slug(key: str) -> str:
    """The address of an action of the demonstration, by its key, or by its address itself."""
    known = Action.objects.filter(key=key).values_list("slug", flat=True).first()
    return known or key
