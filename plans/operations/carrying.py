"""Carrying a plan to a newer release: what means the same moves, a person looks at the rest.

The items stay as adopted. Where the carrying stands can be left at any moment and taken up again:
an open item that is still at an older release than its plan is one to look at.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from community.models import Council, Member, Membership
from community.operations.notices import tell
from model_releases.models import Release
from model_releases.operations.wordings import unchanged_dimensions
from plans.models import Plan, PlanEvent, PlannedAction
from plans.models.items import OPEN
from plans.models.plans import PlanQuerySet
from plans.operations.adopting import has_step

What = PlanEvent.What


class CarryRefusedError(Exception):
    """A plan or an item that cannot be carried; the sentence says why."""


@dataclass(frozen=True)
class Carrying:
    """What becomes of the open items of a plan: those that move by themselves, and the rest."""

    moving: tuple[PlannedAction, ...]
    to_look_at: tuple[PlannedAction, ...]


def newer_release(plan: Plan) -> Release | None:
    """The current release of the plan's model, when the plan is not at it. One query."""
    newest = Release.objects.filter(model=plan.release.model_id).for_pages().newest_first().first()
    return newest if newest and newest.ordinal > plan.release.ordinal else None


def what_would_move(plan: Plan, release: Release) -> Carrying:
    """The open items of a plan, told apart by the lineage of their dimension up to `release`."""
    items = list(_open_items(plan))
    same = {old.pk: unchanged_dimensions(old, release) for old in {one.release for one in items}}
    moves = [one.dimension_id in same[one.release_id] for one in items]
    return Carrying(
        moving=tuple(one for one, moving in zip(items, moves, strict=True) if moving),
        to_look_at=tuple(one for one, moving in zip(items, moves, strict=True) if not moving),
    )


@transaction.atomic
def carry_plan(plan: Plan, *, release: Release, by: Member, at: datetime) -> Carrying:
    """Bring a plan to a newer release of its model, and its items as far as nobody need look.

    What was done or dropped stays where it was. Raises CarryRefusedError, and changes nothing, for
    a release that is not newer than the plan's, or is of another model.
    """
    plan = Plan.objects.select_for_update(of=("self",)).for_pages().get(pk=plan.pk)
    if release.model_id != plan.release.model_id or release.ordinal <= plan.release.ordinal:
        raise CarryRefusedError(f"The plan is at release {plan.release.number} already.")
    carrying = what_would_move(plan, release)
    Plan.objects.filter(pk=plan.pk).update(release=release)
    moving = PlannedAction.objects.filter(pk__in=[one.pk for one in carrying.moving])
    moving.update(release=release)
    told = [PlanEvent(plan=plan, what=What.CARRIED, release=release, by=by, at=at)]
    for what, items in ((What.MOVED, carrying.moving), (What.MARKED, carrying.to_look_at)):
        told += [
            PlanEvent(plan=plan, item=one, what=what, release=release, by=by, at=at)
            for one in items
        ]
    PlanEvent.objects.bulk_create(told)
    return carrying


@transaction.atomic
def confirm_item(item: PlannedAction, *, by: Member, at: datetime) -> None:
    """Say that an item still fits, by the wording of its plan's release. Twice is once.

    Raises CarryRefusedError when that release has not the dimension, or not both levels.
    """
    plan = Plan.objects.for_pages().get(pk=item.plan_id)
    waiting = PlannedAction.objects.to_look_at().filter(pk=item.pk)
    if not waiting.exists():
        return
    if not has_step(plan.release_id, item):
        raise CarryRefusedError(
            f"Release {plan.release.number} has this step of the model no more. "
            "Drop the item, or plan another action instead."
        )
    PlannedAction.objects.filter(pk=item.pk).update(release=plan.release_id)
    PlanEvent.objects.create(
        plan=plan, item=item, what=What.CONFIRMED, release_id=plan.release_id, by=by, at=at
    )


def offer_to_carry(release: Release, *, at: datetime) -> None:
    """Tell the editors and leads of each council with a plan at an older release of that model."""
    for plan in _plans_behind(release, at):
        sentence = (
            f"Release {release.number} of the model is out. "
            f"“{plan.title}” can be carried to it: see what changes."
        )
        tell(
            _writers(plan, at), sentence=sentence, address=f"{plan.get_absolute_url()}carry/", at=at
        )


def _plans_behind(release: Release, at: datetime) -> PlanQuerySet:
    existing = Council.objects.existing(on=timezone.localdate(at))
    behind = Plan.objects.filter(
        release__model=release.model_id, release__ordinal__lt=release.ordinal
    )
    return behind.filter(council__in=existing).for_pages().newest_first()


def _writers(plan: Plan, at: datetime) -> Iterable[Member]:
    today = Membership.objects.of_council(plan.council).current(on=timezone.localdate(at))
    return [one.member for one in today.who_write().select_related("member").order_by("pk")]


def _open_items(plan: Plan) -> Iterable[PlannedAction]:
    rows = plan.items.filter(pk__in=PlannedAction.objects.current(), status__in=OPEN)
    return rows.select_related("release").defer("release__content").order_by("position", "pk")
