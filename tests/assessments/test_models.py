"""What the tables of assessments refuse by their constraints."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from assessments.models import Assessment, AssessmentEvent, Judgement
from community.models import Member
from tests.factories.assessments import (
    PUBLISHED_AT,
    STARTED_AT,
    AssessmentFactory,
    EvidenceFactory,
    JudgementFactory,
    dimension_of,
    judged,
)

pytestmark = pytest.mark.django_db


def _refused(change: Callable[[], Any], constraint: str) -> bool:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        change()
    return True


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"voice": "shout"}, "assessments_voice_is_known"),
        ({"signed_off_at": STARTED_AT}, "assessments_signed_off_when_and_by_whom"),
        ({"published_at": PUBLISHED_AT}, "assessments_published_is_signed_off"),
        ({"publishes_reasons": True}, "assessments_reasons_are_published_with_it"),
    ],
)
def test_a_state_that_cannot_be_is_refused(
    db: None, values: dict[str, Any], constraint: str
) -> None:
    assert _refused(lambda: AssessmentFactory(**values), constraint)


def test_what_is_open_cannot_be_published(assessment: Assessment, lead: Member) -> None:
    rows = Assessment.objects.all()

    assert _refused(
        lambda: rows.update(published_at=PUBLISHED_AT, published_by=lead),
        "assessments_published_is_signed_off",
    )


def test_nothing_is_carried_from_itself(assessment: Assessment) -> None:
    rows = Assessment.objects.all()

    assert _refused(
        lambda: rows.update(carried_from=assessment), "assessments_not_carried_from_itself"
    )


def test_a_dimension_is_judged_once(assessment: Assessment) -> None:
    judged(assessment, data=2)

    with pytest.raises(IntegrityError):
        judged(assessment, data=3)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"confidence": "sure"}, "assessments_confidence_is_known"),
        ({"version": 0}, "assessments_version_from_1"),
    ],
)
def test_a_judgement_that_cannot_be_is_refused(
    assessment: Assessment, values: dict[str, Any], constraint: str
) -> None:
    data = dimension_of(assessment.release, "data")

    assert _refused(
        lambda: JudgementFactory(assessment=assessment, dimension=data, **values), constraint
    )


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"position": 10}, "assessments_evidence_at_most_10"),
        ({"address": "javascript:alert(1)"}, "assessments_evidence_is_a_link_or_has_a_name"),
        ({"address": "ftp://example.org"}, "assessments_evidence_is_a_link_or_has_a_name"),
        ({"address": "", "name": ""}, "assessments_evidence_is_a_link_or_has_a_name"),
    ],
)
def test_evidence_that_cannot_be_is_refused(
    assessment: Assessment, values: dict[str, Any], constraint: str
) -> None:
    judgement = Judgement.objects.of(judged(assessment, data=2)).get()

    assert _refused(lambda: EvidenceFactory(judgement=judgement, **values), constraint)


@pytest.mark.parametrize("what", ["judged", "sung"])
def test_a_step_is_of_a_known_kind_and_names_its_dimension(
    assessment: Assessment, editor: Member, what: str
) -> None:
    step = {"assessment": assessment, "what": what, "by": editor, "at": STARTED_AT}

    assert _refused(lambda: AssessmentEvent.objects.create(**step), "assessments_")
