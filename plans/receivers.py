"""What plans do when something happens below them."""

from datetime import datetime
from typing import Any

from assessments.models import Assessment, CarryOver
from community.models import Member
from model_releases.models import Release
from plans.models import Target
from plans.operations.carrying import offer_to_carry
from plans.operations.targets import carry_targets


def on_release_frozen(release: Release, **_: Any) -> None:
    """Offer every plan at an older release to its council; in the freezing's transaction."""
    offer_to_carry(release, at=release.frozen_at)


def on_assessment_carried(carry_over: CarryOver, by: Member, at: datetime, **_: Any) -> None:
    """Take the council's targets along, as far as their wording is the same."""
    old = carry_over.old
    carry_targets(old.council, old=old.release, new=carry_over.release, by=by, at=at)


def targets_of_council(assessment: Assessment, **_: Any) -> dict[int, int]:
    """Levels that the council wants, by dimension, in the assessment's own release; one query."""
    wanted = Target.objects.of(assessment.council).in_force().filter(release=assessment.release_id)
    return dict(wanted.values_list("dimension", "level"))
