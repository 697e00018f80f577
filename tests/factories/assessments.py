"""Assessments and what hangs on them: the smallest valid thing of each."""

import datetime

from factory.declarations import LazyFunction, Sequence, SubFactory, Trait

from assessments.models import Assessment, Evidence, Judgement
from model_releases.models import Dimension, Release
from tests.factories.base import RowFactory
from tests.factories.community import CouncilFactory, MemberFactory
from tests.factories.model_releases import make_release

STARTED_AT = datetime.datetime(2026, 4, 1, 9, tzinfo=datetime.UTC)
SIGNED_AT = datetime.datetime(2026, 4, 20, 9, tzinfo=datetime.UTC)
PUBLISHED_AT = datetime.datetime(2026, 5, 4, 9, tzinfo=datetime.UTC)
CODES = ("data", "design", "delivery")


def any_release() -> Release:
    """The newest release of the site's own model; one of three dimensions when there is none."""
    own = Release.objects.of_own_model().newest_first().first()
    return own or make_release("1.0", CODES)


def dimension_of(release: Release, code: str) -> Dimension:
    """The identity behind a code of a release."""
    return release.dimensions.select_related("dimension").get(code=code).dimension


class AssessmentFactory(RowFactory[Assessment]):
    """An open self-assessment. A signed-off one is judged first: see `signed_off`."""

    class Meta:
        model = Assessment

    class Params:
        closed = Trait(signed_off_at=SIGNED_AT, signed_off_by=SubFactory(MemberFactory))
        shown = Trait(
            closed=True, published_at=PUBLISHED_AT, published_by=SubFactory(MemberFactory)
        )

    council = SubFactory(CouncilFactory)
    release = LazyFunction(any_release)
    title = Sequence(lambda n: f"Where we stand {n}")
    started_at = STARTED_AT
    started_by = SubFactory(MemberFactory)


class JudgementFactory(RowFactory[Judgement]):
    """One dimension judged. `dimension` is given: `dimension_of(release, "data")`."""

    class Meta:
        model = Judgement

    assessment = SubFactory(AssessmentFactory)
    level = 2
    reasons = "We looked, and this is what we found."
    by = SubFactory(MemberFactory)
    at = STARTED_AT


class EvidenceFactory(RowFactory[Evidence]):
    """A link that bears a judgement out."""

    class Meta:
        model = Evidence

    judgement = SubFactory(JudgementFactory)
    position = Sequence(lambda n: n % 10)
    address = "https://example.org/minutes"


def judged(assessment: Assessment, **levels: int | None) -> Assessment:
    """Judge dimensions by their codes: `judged(assessment, data=2, design=None)`."""
    for code, level in levels.items():
        dimension = dimension_of(assessment.release, code.replace("_", "-"))
        JudgementFactory(assessment=assessment, dimension=dimension, level=level)
    return assessment


def signed_off(
    assessment: Assessment, *, is_shown: bool = False, at: datetime.datetime = SIGNED_AT
) -> Assessment:
    """Close an assessment, and publish it when `is_shown`; past the operations."""
    assessment.signed_off_at, assessment.signed_off_by = at, assessment.started_by
    if is_shown:
        assessment.published_at, assessment.published_by = PUBLISHED_AT, assessment.started_by
    assessment.save()
    return assessment
