"""What a plan comes to: how many actions, how many done, how many late, and the gaps left open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, Sum

from plans.models import Plan, PlannedAction
from plans.models.items import OPEN, PlannedActionQuerySet
from plans.operations.candidates import actions_serving
from plans.operations.gaps import DimensionGap, GapStep, steps_of


@dataclass(frozen=True)
class Totals:
    """Counts of what is in force; `cost_pounds` is the sum of what is stated, none when nothing."""

    actions: int
    done: int
    late: int
    to_look_at: int
    cost_pounds: int | None


@dataclass(frozen=True)
class OpenStep(GapStep):
    """A step of a gap for which the plan has nothing; `found` is how many actions serve it."""

    found: int = 0


def totals_of(items: PlannedActionQuerySet, *, on: date) -> Totals:
    """The totals of items of plans on a day. One query."""
    is_open = Q(status__in=OPEN)
    counted = (
        items.in_force()
        .order_by()
        .aggregate(
            actions=Count("pk"),
            done=Count("pk", filter=Q(status=PlannedAction.Status.DONE)),
            late=Count("pk", filter=is_open & Q(due_on__lt=on)),
            to_look_at=Count("pk", filter=is_open & ~Q(release=F("plan__release"))),
            cost_pounds=Sum("cost_pounds"),
        )
    )
    return Totals(**counted)


def open_steps(plan: Plan, gaps: Iterable[DimensionGap]) -> list[OpenStep]:
    """The steps of gaps that no item in force of the plan is for. Two queries."""
    rows = PlannedAction.objects.of_plan(plan).in_force().order_by()
    planned = set(rows.values_list("dimension", "from_level", "to_level"))
    left = [step for step in steps_of(gaps) if step.key not in planned]
    found = actions_serving({step.key for step in left})
    return [
        OpenStep(one.dimension, one.from_level, one.to_level, len(found.get(one.key, ())))
        for one in left
    ]
