"""What the database refuses about assessments, whoever asks."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from assessments.models import (
    Assessment,
    AssessmentEvent,
    CarriedJudgement,
    CarryOver,
    Evidence,
    Judgement,
)
from assessments.triggers import CLOSED
from community.models import Member
from tests.factories.assessments import (
    PUBLISHED_AT,
    STARTED_AT,
    AssessmentFactory,
    EvidenceFactory,
    JudgementFactory,
    dimension_of,
    signed_off,
)
from tests.factories.community import CouncilFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db

FOR_GOOD = "Council, release and voice of an assessment never change."


def _refused(change: Callable[[], Any]) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        change()
    return str(refusal.value).splitlines()[0]


def _rows(model: type[models.Model]) -> Any:
    return model._default_manager.all()


@pytest.fixture
def judgement(assessment: Assessment) -> Judgement:
    """With a link, in an assessment that is still open."""
    found = JudgementFactory(
        assessment=assessment, dimension=dimension_of(assessment.release, "data")
    )
    EvidenceFactory(judgement=found, position=0)
    return found


@pytest.fixture
def closed(judgement: Judgement) -> Assessment:
    return signed_off(judgement.assessment)


@pytest.mark.parametrize("model", [Judgement, Evidence, Assessment])
def test_what_is_signed_off_is_not_deleted(closed: Assessment, model: type[models.Model]) -> None:
    assert _refused(lambda: _rows(model)._raw_delete("default")) == CLOSED


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Judgement, {"level": 3}),
        (Judgement, {"reasons": "Other."}),
        (Evidence, {"address": "https://example.org/other"}),
        (Assessment, {"title": "Other"}),
        (Assessment, {"signed_off_at": None, "signed_off_by": None}),
        (Assessment, {"signed_off_at": PUBLISHED_AT}),
    ],
)
def test_what_is_signed_off_is_not_changed(
    closed: Assessment, model: type[models.Model], values: dict[str, Any]
) -> None:
    assert _refused(lambda: _rows(model).update(**values)) == CLOSED


def test_nothing_is_added_to_what_is_signed_off(closed: Assessment, judgement: Judgement) -> None:
    design = dimension_of(closed.release, "design")

    assert _refused(lambda: JudgementFactory(assessment=closed, dimension=design)) == CLOSED
    assert _refused(lambda: EvidenceFactory(judgement=judgement, position=5)) == CLOSED


def test_nothing_is_moved_into_what_is_signed_off(closed: Assessment) -> None:
    elsewhere = JudgementFactory(
        assessment=AssessmentFactory(release=closed.release),
        dimension=dimension_of(closed.release, "design"),
    )
    link = EvidenceFactory(judgement=elsewhere, position=3)
    within = Judgement.objects.of(closed).get()

    moves = [
        lambda: Judgement.objects.filter(pk=elsewhere.pk).update(assessment=closed),
        lambda: Evidence.objects.filter(pk=link.pk).update(judgement=within),
    ]
    assert [_refused(move) for move in moves] == [CLOSED, CLOSED]


def test_a_row_that_is_signed_off_is_not_replaced(
    closed: Assessment, judgement: Judgement, editor: Member
) -> None:
    elsewhere = AssessmentFactory(release=closed.release)
    taken = Judgement(
        pk=judgement.pk,
        assessment=elsewhere,
        dimension=judgement.dimension,
        level=1,
        by=editor,
        at=STARTED_AT,
    )

    assert _refused(lambda: Judgement.objects.bulk_create([taken])) == CLOSED


def test_it_is_still_published_and_withdrawn(closed: Assessment, lead: Member) -> None:
    rows = Assessment.objects.filter(pk=closed.pk)

    assert rows.update(published_at=PUBLISHED_AT, published_by=lead, publishes_reasons=True) == 1
    assert rows.update(published_at=None, published_by=None, publishes_reasons=False) == 1


@pytest.mark.parametrize("field", ["council", "release", "voice"])
def test_council_release_and_voice_never_change_even_while_open(
    assessment: Assessment, field: str
) -> None:
    values: dict[str, Callable[[], Any]] = {
        "council": CouncilFactory,
        "release": lambda: make_release("1.0", own=False),
        "voice": lambda: "peer",
    }
    value = values[field]()

    assert _refused(lambda: Assessment.objects.update(**{field: value})) == FOR_GOOD


@pytest.mark.parametrize(("code", "level"), [("data", 4), ("data", 0), ("elsewhere", 1)])
def test_a_level_that_the_dimension_does_not_have_is_refused(
    assessment: Assessment, judgement: Judgement, code: str, level: int
) -> None:
    other = make_release("1.0", ("elsewhere",), own=False)
    dimension = dimension_of(other if code == "elsewhere" else assessment.release, code)
    rows = Judgement.objects.filter(pk=judgement.pk)

    words = _refused(lambda: rows.update(dimension=dimension, level=level))

    assert words == "The dimension does not have that level in the assessment's release."


def test_such_a_level_is_not_added_either(assessment: Assessment) -> None:
    dimension = dimension_of(assessment.release, "data")

    with pytest.raises(IntegrityError, match="does not have that level"):
        JudgementFactory(assessment=assessment, dimension=dimension, level=7)


def test_what_happened_is_not_rewritten(assessment: Assessment, editor: Member) -> None:
    AssessmentEvent.objects.create(assessment=assessment, what="started", by=editor, at=STARTED_AT)
    says = "What happened to an assessment is never rewritten."

    assert _refused(lambda: AssessmentEvent.objects.update(why="Other")) == says
    assert _refused(lambda: AssessmentEvent.objects.all()._raw_delete("default")) == says


def test_an_answer_of_a_carry_over_is_not_rewritten(assessment: Assessment, editor: Member) -> None:
    new = AssessmentFactory(council=assessment.council)
    carry_over = CarryOver.objects.create(
        old=assessment, new=new, release=new.release, started_at=STARTED_AT, started_by=editor
    )
    CarriedJudgement.objects.create(
        carry_over=carry_over,
        dimension=dimension_of(new.release, "data"),
        how="asked",
        at=STARTED_AT,
    )

    assert CarriedJudgement.objects.update(how="left", by=editor) == 1
    assert _refused(lambda: CarriedJudgement.objects.update(how="confirmed")) == (
        "How a dimension came over is not rewritten."
    )


def test_an_open_assessment_may_change(judgement: Judgement) -> None:
    assert Judgement.objects.update(level=3) == 1
    assert Assessment.objects.update(title="Other") == 1
    assert Evidence.objects.all().delete()[0] == 1
