"""Starting, signing off, publishing, withdrawing: each step once, and each on the record."""

import uuid

import pytest

from assessments.models import Assessment, AssessmentEvent
from assessments.operations.signing import (
    NotReadyError,
    publish,
    sign_off,
    withdraw_publication,
)
from assessments.operations.starting import Opening, TakenError, start_assessment
from community.models import Council, Member
from tests.factories.assessments import (
    PUBLISHED_AT,
    SIGNED_AT,
    STARTED_AT,
    any_release,
    judged,
    signed_off,
)
from tests.factories.community import CouncilFactory

pytestmark = pytest.mark.django_db


def _steps(assessment: Assessment) -> list[str]:
    events = AssessmentEvent.objects.filter(assessment=assessment).order_by("pk")
    return list(events.values_list("what", flat=True))


def _state(assessment: Assessment) -> tuple[bool, bool, bool]:
    now = Assessment.objects.get(pk=assessment.pk)
    return now.is_open, now.is_published, now.publishes_reasons


def test_an_assessment_is_started_once_however_often_the_form_is_sent(
    council: Council, editor: Member
) -> None:
    opening = Opening(any_release(), voice="peer", title="Autumn", uid=uuid.uuid4())

    first, second = (start_assessment(council, opening, by=editor, at=STARTED_AT) for _ in range(2))

    assert first == second
    assert (first.voice, first.title, _steps(first)) == ("peer", "Autumn", ["started"])


def test_without_a_title_it_is_called_after_voice_and_release(
    council: Council, editor: Member
) -> None:
    started = start_assessment(council, Opening(any_release()), by=editor, at=STARTED_AT)

    assert started.title == "Self-assessment, release 1.0"


def test_another_councils_identity_is_refused(council: Council, editor: Member) -> None:
    opening = Opening(any_release(), uid=uuid.uuid4())
    start_assessment(CouncilFactory(), opening, by=editor, at=STARTED_AT)

    with pytest.raises(TakenError):
        start_assessment(council, opening, by=editor, at=STARTED_AT)

    assert Assessment.objects.of(council).count() == 0


def test_signing_off_closes_it_once(assessment: Assessment, lead: Member) -> None:
    judged(assessment, data=2)

    for _ in range(2):
        sign_off(assessment, by=lead, at=SIGNED_AT)

    closed = Assessment.objects.get(pk=assessment.pk)
    assert (closed.signed_off_at, closed.signed_off_by) == (SIGNED_AT, lead)
    assert _steps(assessment) == ["signed off"]


def test_nothing_assessed_cannot_be_signed_off(assessment: Assessment, lead: Member) -> None:
    judged(assessment, data=None)

    with pytest.raises(NotReadyError, match="No dimension has a level yet"):
        sign_off(assessment, by=lead, at=SIGNED_AT)

    assert (_state(assessment), _steps(assessment)) == ((True, False, False), [])


def test_only_what_is_signed_off_is_published(assessment: Assessment, lead: Member) -> None:
    judged(assessment, data=2)

    with pytest.raises(NotReadyError, match="Sign the assessment off first"):
        publish(assessment, with_reasons=False, by=lead, at=PUBLISHED_AT)

    assert _state(assessment) == (True, False, False)


def test_publishing_shows_reasons_only_on_wish(assessment: Assessment, lead: Member) -> None:
    signed_off(judged(assessment, data=2))

    publish(assessment, with_reasons=False, by=lead, at=PUBLISHED_AT)
    without = _state(assessment)
    publish(assessment, with_reasons=True, by=lead, at=PUBLISHED_AT)

    assert (without, _state(assessment)) == ((False, True, False), (False, True, True))
    assert _steps(assessment) == ["published", "published"]


def test_publication_is_withdrawn_once_reasons_and_all(
    assessment: Assessment, lead: Member
) -> None:
    signed_off(judged(assessment, data=2))
    publish(assessment, with_reasons=True, by=lead, at=PUBLISHED_AT)

    for _ in range(2):
        withdraw_publication(assessment, by=lead, at=PUBLISHED_AT)

    assert _state(assessment) == (False, False, False)
    assert _steps(assessment) == ["published", "withdrawn"]
