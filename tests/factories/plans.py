"""Plans and what hangs on them: the smallest valid thing of each.

An item is adopted as the site adopts one: `PlannedActionFactory(plan=plan, action=action)`; the
action serves the step of the item, unless it is given.
"""

import datetime
from typing import Any

from factory.declarations import LazyAttribute, LazyFunction, Sequence, SubFactory, Trait

from library.models import Edition
from plans.documents import sha256_of, text_of
from plans.models import Plan, PlannedAction, Target
from tests.factories.assessments import any_release, dimension_of
from tests.factories.base import RowFactory
from tests.factories.community import CouncilFactory, MemberFactory
from tests.factories.library import ActionFactory

PLANNED_AT = datetime.datetime(2026, 6, 1, 9, tzinfo=datetime.UTC)


class TargetFactory(RowFactory[Target]):
    """A council wants level 3 in Data."""

    class Meta:
        model = Target

    council = SubFactory(CouncilFactory)
    release = LazyFunction(any_release)
    dimension = LazyAttribute(lambda target: dimension_of(target.release, "data"))
    level = 3
    set_by = SubFactory(MemberFactory)
    set_at = PLANNED_AT


class PlanFactory(RowFactory[Plan]):
    """An empty plan, private to its council. `published=True` is a trait."""

    class Meta:
        model = Plan

    class Params:
        published = Trait(published_at=PLANNED_AT, published_by=SubFactory(MemberFactory))

    council = SubFactory(CouncilFactory)
    title = Sequence(lambda n: f"Plan {n}")
    release = LazyFunction(any_release)
    made_by = SubFactory(MemberFactory)
    made_at = PLANNED_AT


class PlannedActionFactory(RowFactory[PlannedAction]):
    """An action planned for the step from 1 to 2 in Data."""

    class Meta:
        model = PlannedAction

    plan = SubFactory(PlanFactory)
    from_level, to_level = 1, 2
    adopted_at = PLANNED_AT
    position = Sequence(lambda n: n)

    @classmethod
    def _create(cls, model_class: type[PlannedAction], *_: Any, **given: Any) -> PlannedAction:
        release = given.setdefault("release", given["plan"].release)
        dimension = given.setdefault("dimension", dimension_of(release, "data"))
        step = (dimension, given["from_level"], given["to_level"])
        action = given.setdefault("action", None) or ActionFactory(listed=True, transitions=[step])
        edition: Edition = given.setdefault("edition", action.editions.latest("number"))
        text = text_of(action, edition)
        adopted = {"as_adopted": text, "as_adopted_sha256": sha256_of(text)}
        return model_class.objects.create(**{**given, **adopted, "action": action})
