"""Who may see which rows of targets, plans, items and history: one question for each model."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from assessments.models import Assessment
from community.models import Council, Member, Membership, Reader
from model_releases.models import Release
from plans.models import Plan, PlanEvent, PlannedAction, Target
from plans.operations.planning import ForeignAssessmentError, NewPlan, start_plan
from tests.factories.assessments import AssessmentFactory, any_release
from tests.factories.community import CouncilFactory, MemberFactory, MembershipFactory
from tests.factories.plans import (
    PLANNED_AT,
    PlanFactory,
    PlannedActionFactory,
    TargetFactory,
)

pytestmark = pytest.mark.django_db
PAST = datetime.date(2026, 2, 1)
FUTURE = datetime.date(2999, 1, 1)


@pytest.fixture
def council() -> Council:
    """A council with a target, a private plan and a public one, each with an item and a step."""
    council: Council = CouncilFactory()
    TargetFactory(council=council)
    for plan in (PlanFactory(council=council), PlanFactory(council=council, published=True)):
        PlannedActionFactory(plan=plan)
        PlanEvent.objects.create(plan=plan, what="started", by=plan.made_by, at=PLANNED_AT)
    return council


def _seen(reader: Reader) -> tuple[int, ...]:
    """How many targets, plans, items and steps a reader sees."""
    return tuple(
        model.objects.visible_to(reader).count()
        for model in (Target, Plan, PlannedAction, PlanEvent)
    )


@pytest.mark.parametrize("role", Membership.Role)
def test_those_who_belong_to_a_council_see_all(council: Council, role: Membership.Role) -> None:
    assert _seen(MembershipFactory(council=council, role=role).member) == (1, 2, 2, 2)


def _strangers(council: Council) -> list[Member | AnonymousUser]:
    unapproved, banned = MemberFactory(unapproved=True), MemberFactory(banned=True)
    for member in (unapproved, banned):
        MembershipFactory(council=council, member=member, role="lead")
    return [
        AnonymousUser(),
        MembershipFactory(role="lead").member,
        MembershipFactory(council=council, role="lead", to_on=PAST).member,
        MembershipFactory(council=council, role="lead", from_on=FUTURE).member,
        unapproved,
        banned,
        MemberFactory(is_superuser=True),
    ]


def test_everybody_else_sees_what_is_published(council: Council) -> None:
    assert {_seen(reader) for reader in _strangers(council)} == {(0, 1, 1, 0)}


def test_a_plan_follows_from_an_assessment_of_its_own_council(council: Council) -> None:
    foreign: Assessment = AssessmentFactory()
    release: Release = any_release()
    new = NewPlan("Ours", assessment=foreign)

    with pytest.raises(ForeignAssessmentError):
        start_plan(council, new, release=release, by=MemberFactory(), at=PLANNED_AT)

    assert Plan.objects.filter(title="Ours").count() == 0
