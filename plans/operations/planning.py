"""Beginning a plan, publishing it and taking it back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from assessments.models import Assessment
from community.models import Council, Member
from model_releases.models import Release
from plans.models import Plan, PlanEvent


class ForeignAssessmentError(ValueError):
    """A plan follows from an assessment of its own council."""


@dataclass(frozen=True)
class NewPlan:
    """What a council calls its plan, when it starts, and the assessment it follows from."""

    title: str
    starts_on: date | None = None
    assessment: Assessment | None = None


@transaction.atomic
def start_plan(
    council: Council, new: NewPlan, *, release: Release, by: Member, at: datetime
) -> Plan:
    """Begin an empty plan against a release, private to the council.

    Raises ForeignAssessmentError, and changes nothing, for an assessment of another council.
    """
    if new.assessment is not None and new.assessment.council_id != council.pk:
        raise ForeignAssessmentError(new.assessment)
    plan = Plan.objects.create(
        council=council,
        title=new.title,
        starts_on=new.starts_on,
        assessment=new.assessment,
        release=release,
        made_by=by,
        made_at=at,
    )
    PlanEvent.objects.create(plan=plan, what=PlanEvent.What.STARTED, by=by, at=at)
    return plan


@transaction.atomic
def publish_plan(plan: Plan, *, by: Member, at: datetime) -> None:
    """Show it to everybody, without notes and owners' names. Twice is once."""
    unpublished = Plan.objects.filter(pk=plan.pk, published_at__isnull=True)
    if unpublished.update(published_at=at, published_by=by):
        PlanEvent.objects.create(plan=plan, what=PlanEvent.What.PUBLISHED, by=by, at=at)


@transaction.atomic
def withdraw_plan(plan: Plan, *, by: Member, at: datetime) -> None:
    """Make it private again. Twice is once."""
    if Plan.objects.published().filter(pk=plan.pk).update(published_at=None, published_by=None):
        PlanEvent.objects.create(plan=plan, what=PlanEvent.What.WITHDRAWN, by=by, at=at)
