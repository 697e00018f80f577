"""Judging a dimension: what is stored, and what is refused with nothing stored or lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from assessments.models import Assessment, AssessmentEvent, Evidence, Judgement
from assessments.operations.judging import (
    BadEvidenceError,
    ConflictError,
    NoSuchLevelError,
    Said,
    SignedOffError,
    Source,
    fault_of_address,
    judge,
    said_of,
    what_stands,
)
from community.models import Member
from model_releases.models import Dimension
from tests.factories.assessments import STARTED_AT, AssessmentFactory, dimension_of, signed_off
from tests.factories.community import MemberFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db

SAID = Said(
    level=2,
    confidence="medium",
    reasons="Two services publish their data.",
    evidence=(Source("https://example.org/minutes", "Minutes", "page 4"),),
)


@pytest.fixture
def data(assessment: Assessment) -> Dimension:
    return dimension_of(assessment.release, "data")


def _judge(assessment: Assessment, dimension: Dimension, said: Said, by: Member) -> Judgement:
    return judge(assessment, dimension, said, by=by, at=STARTED_AT)


def _stored(assessment: Assessment) -> list[Said]:
    judgements = Judgement.objects.of(assessment).with_evidence().order_by("pk")
    return [said_of(one) for one in judgements]


def test_all_that_is_said_is_stored_and_comes_back(
    assessment: Assessment, data: Dimension, editor: Member
) -> None:
    _judge(assessment, data, SAID, editor)

    assert _stored(assessment) == [replace(SAID, seen_version=1)]


def test_who_has_seen_what_stands_may_change_all_of_it(
    assessment: Assessment, data: Dimension, editor: Member
) -> None:
    _judge(assessment, data, SAID, editor)
    other = Said(level=None, reasons="Nobody could say.", seen_version=1)

    _judge(assessment, data, other, editor)

    assert _stored(assessment) == [replace(other, seen_version=2)]
    assert Evidence.objects.count() == 0


def test_the_same_sent_twice_is_stored_once(
    assessment: Assessment, data: Dimension, editor: Member
) -> None:
    for _ in range(2):
        _judge(assessment, data, SAID, editor)

    assert (_stored(assessment), AssessmentEvent.objects.count()) == (
        [replace(SAID, seen_version=1)],
        1,
    )


def test_the_second_of_two_people_is_told_what_the_first_saved(
    assessment: Assessment, data: Dimension, editor: Member
) -> None:
    _judge(assessment, data, SAID, editor)

    with pytest.raises(ConflictError) as conflict:
        _judge(assessment, data, Said(level=3, reasons="Mine."), MemberFactory())

    assert (conflict.value.current.by, said_of(conflict.value.current)) == (
        editor,
        replace(SAID, seen_version=1),
    )
    assert _stored(assessment) == [replace(SAID, seen_version=1)]


def test_what_was_saved_over_is_still_in_the_history(
    assessment: Assessment, data: Dimension, editor: Member
) -> None:
    _judge(assessment, data, SAID, editor)
    _judge(assessment, data, Said(level=3, reasons="Mine.", seen_version=1), editor)

    steps = AssessmentEvent.objects.filter(assessment=assessment).order_by("pk")
    assert [
        (step.what, step.dimension, step.said["reasons"], step.said["version"]) for step in steps
    ] == [
        ("judged", data, "Two services publish their data.", 1),
        ("judged", data, "Mine.", 2),
    ]


@pytest.mark.parametrize("level", [0, 4, 9])
def test_a_level_the_dimension_does_not_have_is_refused_in_a_sentence(
    assessment: Assessment, data: Dimension, editor: Member, level: int
) -> None:
    with pytest.raises(NoSuchLevelError) as refusal:
        _judge(assessment, data, Said(level=level), editor)

    assert str(refusal.value) == (
        f"Data has no level {level} in this release. Choose one of 1, 2, 3, or say “Not assessed”."
    )
    assert _stored(assessment) == []


def test_level_0_is_a_level_where_the_release_has_it(editor: Member) -> None:
    release = make_release("1.0", levels=(0, 1, 2), own=False)
    assessment = AssessmentFactory(release=release)

    _judge(assessment, dimension_of(release, "data"), Said(level=0), editor)

    assert _stored(assessment) == [Said(level=0, seen_version=1)]


def test_a_dimension_of_another_release_is_refused(assessment: Assessment, editor: Member) -> None:
    other = make_release("1.0", ("elsewhere",), own=False)

    with pytest.raises(NoSuchLevelError, match="not in the release"):
        _judge(assessment, dimension_of(other, "elsewhere"), Said(level=1), editor)


def test_a_signed_off_assessment_takes_no_judgement(
    assessment: Assessment, data: Dimension, editor: Member
) -> None:
    signed_off(assessment)

    with pytest.raises(SignedOffError):
        _judge(assessment, data, SAID, editor)

    assert _stored(assessment) == []


def test_eleven_pieces_of_evidence_are_refused(
    assessment: Assessment, data: Dimension, editor: Member
) -> None:
    links = tuple(Source(f"https://example.org/{n}") for n in range(11))

    with pytest.raises(BadEvidenceError, match="Give 10 pieces of evidence at most"):
        _judge(assessment, data, replace(SAID, evidence=links), editor)

    assert _stored(assessment) == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "ftp://example.org/a",
        "example.org/minutes",
        "https://",
        "",
        "file:///etc/passwd",
        "https://name:word@example.org/",
        "https://example.org/" + "a" * 1000,
    ],
)
def test_a_link_that_does_not_lead_to_the_web_is_refused(
    assessment: Assessment, data: Dimension, editor: Member, address: str
) -> None:
    with pytest.raises(BadEvidenceError):
        _judge(assessment, data, replace(SAID, evidence=(Source(address),)), editor)

    assert _stored(assessment) == []


def test_evidence_on_paper_has_a_name_and_no_link(
    assessment: Assessment, data: Dimension, editor: Member
) -> None:
    minute = Source(name="Minute of 6 March 2026")

    judgement = _judge(assessment, data, replace(SAID, evidence=(minute,)), editor)

    assert said_of(judgement).evidence == (minute,)


@pytest.mark.parametrize("address", ["https://example.org/a?b=c#d", "http://10.0.0.1:8080/minutes"])
def test_a_link_to_the_web_is_taken(address: str) -> None:
    assert fault_of_address(address) == ""


def test_what_stands_says_who_and_when(
    assessment: Assessment, data: Dimension, editor: Member
) -> None:
    at = STARTED_AT + timedelta(days=3)
    judge(assessment, data, SAID, by=editor, at=at)

    found = what_stands(assessment, data)

    assert found is not None
    assert (found.by, found.at) == (editor, at)
