"""Putting actions of the library into a plan, as they are worded on that day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db import transaction
from django.db.models import Max

from community.models import Member
from library.models import Action, Edition, Transition
from model_releases.models import DimensionLevel, Release
from plans.documents import sha256_of, text_of
from plans.models import Plan, PlanEvent, PlannedAction


class AdoptionRefusedError(Exception):
    """An action that cannot be put into the plan; the sentence says why."""


@dataclass(frozen=True)
class Choice:
    """An action chosen for a step of the model, and why it was suggested."""

    action: Action
    dimension_id: int
    from_level: int
    to_level: int
    why: str = ""


@transaction.atomic
def adopt(plan: Plan, choice: Choice, *, by: Member, at: datetime) -> PlannedAction:
    """Put an action into a plan: its listed text, hashed, for one step of one dimension.

    Raises AdoptionRefusedError, and changes nothing, when it is retired or not listed, when its
    text does not serve that step, and when the plan has it already.
    """
    Plan.objects.select_for_update().get(pk=plan.pk)
    edition = listed_text(choice.action)
    _refuse_what_does_not_fit(plan, choice, edition)
    last = plan.items.aggregate(last=Max("position"))["last"]
    item = item_of(plan, choice, edition, at)
    item.position = (last or 0) + 1
    item.save()
    PlanEvent.objects.create(plan=plan, item=item, what=PlanEvent.What.ADOPTED, by=by, at=at)
    return item


@transaction.atomic
def adopt_all(
    plan: Plan, choices: Iterable[Choice], *, by: Member, at: datetime
) -> list[PlannedAction]:
    """Put several into a plan, all or none. Raises AdoptionRefusedError."""
    return [adopt(plan, choice, by=by, at=at) for choice in choices]


def listed_text(action: Action) -> Edition:
    """The text that is listed now. Raises AdoptionRefusedError."""
    fresh = Action.objects.for_reading().get(pk=action.pk)
    edition = cast("Edition", fresh.current_edition)
    if fresh.state == Action.State.LISTED:
        return edition
    if fresh.state not in Action.PUBLIC_STATES:
        raise AdoptionRefusedError("That action is not in the library.")
    instead = fresh.successor.current_edition if fresh.successor else None
    hint = f" Look at “{instead}” instead." if instead else ""
    raise AdoptionRefusedError(
        f"“{edition}” is {fresh.get_state_display().lower()}, so no plan takes it up any more."
        + hint
    )


def _refuse_what_does_not_fit(plan: Plan, choice: Choice, edition: Edition) -> None:
    if not edition.transitions.filter(
        dimension=choice.dimension_id, from_level=choice.from_level, to_level=choice.to_level
    ).exists():
        raise AdoptionRefusedError(f"“{edition}” does not serve that step of the model.")
    if not has_step(plan.release_id, choice):
        raise AdoptionRefusedError(
            f"The release by which this plan goes has not the step that “{edition}” was "
            "chosen for: carry the plan to the newest release first."
        )
    if has_action(plan, choice.action.pk):
        raise AdoptionRefusedError(f"“{edition}” is in this plan already.")


def steps_served(action: Action, release: Release) -> list[Transition]:
    """The steps of `release` that the current text of an action serves, the main one first."""
    rows = Transition.objects.filter(edition=action.current_edition_id, dimension__isnull=False)
    return [one for one in rows.order_by("position", "pk") if has_step(release.pk, one)]


def has_step(release: int, step: Choice | PlannedAction | Transition) -> bool:
    """Whether a release, by key, has the dimension of a step and both its levels."""
    levels = {step.from_level, step.to_level} - {0}
    there = DimensionLevel.objects.filter(
        release_dimension__release=release,
        release_dimension__dimension=step.dimension_id,
        number__in=levels,
    )
    return there.count() == len(levels)


def has_action(plan: Plan, action: int) -> bool:
    """Whether an item in force of the plan is that action, by key."""
    return plan.items.filter(pk__in=PlannedAction.objects.in_force(), action=action).exists()


def item_of(plan: Plan, choice: Choice, edition: Edition, at: datetime) -> PlannedAction:
    """The item that a choice makes, not yet saved, and without its place in the plan."""
    text = text_of(choice.action, edition)
    return PlannedAction(
        plan=plan,
        action=choice.action,
        edition=edition,
        as_adopted=text,
        as_adopted_sha256=sha256_of(text),
        dimension_id=choice.dimension_id,
        from_level=choice.from_level,
        to_level=choice.to_level,
        why=choice.why,
        adopted_at=at,
        release_id=plan.release_id,
    )
