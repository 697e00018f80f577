"""What the database refuses about plans, whoever asks."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from library.models import Action, Edition
from plans.models import PlanEvent, PlannedAction, Target
from tests.factories.assessments import dimension_of
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release
from tests.factories.plans import PLANNED_AT, PlanFactory, PlannedActionFactory, TargetFactory
from tests.replacing import replace_first

pytestmark = pytest.mark.django_db
STANDS = "What a council adopted stays as it was adopted: bring it up to date as a new item."


def _refused(change: Callable[[], Any]) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        change()
    return str(refusal.value).splitlines()[0]


@pytest.mark.parametrize(
    "column",
    [
        {"as_adopted": {"title": "Another"}},
        {"as_adopted_sha256": "0" * 64},
        {"from_level": 0},
        {"to_level": 3},
        {"why": "Because"},
        {"uid": "00000000-0000-4000-8000-000000000000"},
        {"adopted_at": PLANNED_AT.replace(year=2025)},
    ],
    ids=lambda column: next(iter(column)),
)
def test_what_was_adopted_refuses_to_change(column: dict[str, Any]) -> None:
    item = PlannedAction.objects.filter(pk=PlannedActionFactory().pk)

    assert _refused(lambda: item.update(**column)) == STANDS


def test_an_item_refuses_to_point_at_something_else() -> None:
    release = make_release("1.0", ["data", "design"])
    item = PlannedAction.objects.filter(pk=PlannedActionFactory().pk)
    action = ActionFactory(listed=True)
    elsewhere: list[dict[str, Any]] = [
        {"plan": PlanFactory()},
        {"action": action},
        {"edition": action.current_edition},
        {"dimension": dimension_of(release, "design")},
    ]

    said = [_refused(partial(item.update, **one)) for one in elsewhere]

    assert said == [STANDS] * 4


def test_an_item_refuses_to_be_deleted() -> None:
    items = PlannedAction.objects.filter(pk=PlannedActionFactory().pk)

    assert _refused(lambda: items._raw_delete(items.db)) == (
        "An item is never deleted: drop it, and say why."
    )


@pytest.mark.only_on("sqlite")
def test_an_item_cannot_be_replaced_in_one_statement() -> None:
    PlannedActionFactory()

    assert _refused(lambda: replace_first(PlannedAction)) == STANDS


def test_what_the_council_says_may_change() -> None:
    items = PlannedAction.objects.filter(pk=PlannedActionFactory().pk)

    assert items.update(status="doing", notes="Begun", owner_name="A. Nother", version=2) == 1


def test_what_happened_is_neither_rewritten_nor_deleted() -> None:
    plan = PlanFactory()
    PlanEvent.objects.create(plan=plan, what="started", by=plan.made_by, at=PLANNED_AT)
    events = PlanEvent.objects.all()

    for change in (lambda: events.update(why="No"), lambda: events._raw_delete(events.db)):
        assert _refused(change) == "What happened to a plan is never rewritten."


@pytest.mark.parametrize(
    "broken",
    [
        {"status": "someday"},
        {"from_level": 2, "to_level": 2},
        {"from_level": 8, "to_level": 10},
        {"starts_on": "2026-05-02", "due_on": "2026-05-01"},
        {"cost_pounds": -1},
    ],
    ids=str,
)
def test_the_database_refuses_an_item_that_cannot_be(broken: dict[str, Any]) -> None:
    make_release()
    action = ActionFactory(listed=True)

    _refused(lambda: PlannedActionFactory(action=action, **broken))

    assert PlannedAction.objects.count() == 0


def test_the_database_refuses_the_same_action_twice_in_force() -> None:
    item = PlannedActionFactory()

    _refused(lambda: PlannedActionFactory(plan=item.plan, action=item.action))
    PlannedAction.objects.filter(pk=item.pk).update(status="dropped")

    assert PlannedActionFactory(plan=item.plan, action=item.action).pk


def test_the_database_refuses_two_targets_in_force_for_one_dimension() -> None:
    target = TargetFactory()

    _refused(lambda: TargetFactory(council=target.council))
    Target.objects.update(ended_at=PLANNED_AT)

    assert TargetFactory(council=target.council).pk


def test_the_database_refuses_a_target_out_of_range() -> None:
    make_release()

    assert "plans_target_from_0_to_9" in _refused(lambda: TargetFactory(level=10))


def test_a_published_plan_says_by_whom() -> None:
    assert "plans_published_says" in _refused(lambda: PlanFactory(published_at=PLANNED_AT))


def test_an_edition_in_a_plan_cannot_be_deleted() -> None:
    item = PlannedActionFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=item.edition_id).delete()

    assert Action.objects.filter(pk=item.action_id).exists()
