"""Carrying an assessment over: by itself where the words allow, else by asking."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import models

from assessments.models import (
    Assessment,
    AssessmentEvent,
    CarriedJudgement,
    CarryOver,
    Evidence,
    Judgement,
)
from assessments.operations.carrying import (
    AnsweredError,
    CannotKeepError,
    NotLaterError,
    answer,
    keep_level,
    start_carry_over,
)
from assessments.operations.judging import NoSuchLevelError, Said, judge, said_of
from assessments.operations.signing import NotReadyError, sign_off
from assessments.signals import assessment_carried
from community.models import Member, Notice
from model_releases.models import Release
from tests.assessments.releases import Content, dimension_in, next_release, reworded
from tests.factories.assessments import (
    CODES,
    SIGNED_AT,
    AssessmentFactory,
    EvidenceFactory,
    dimension_of,
    judged,
    signed_off,
)
from tests.factories.community import LONG_AGO, MembershipFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db

NOW = SIGNED_AT + timedelta(days=100)


@pytest.fixture
def old(assessment: Assessment) -> Assessment:
    """Signed off: data 2 with a link, design 3, delivery not assessed."""
    judged(assessment, data=2, design=3)
    EvidenceFactory(judgement=Judgement.objects.get(level=2), position=0)
    return signed_off(assessment)


@pytest.fixture
def release(old: Assessment) -> Release:
    """The next one, in which design is reworded."""
    return next_release(old.release, "1.1", reworded("design", 2, "Other words."))


@pytest.fixture
def carry_over(old: Assessment, release: Release, editor: Member) -> CarryOver:
    return start_carry_over(old, release, by=editor, at=NOW)


def _lines(carry_over: CarryOver) -> dict[str, str]:
    codes = carry_over.release.dimensions.values_list("dimension", "code")
    hows = dict(carry_over.lines.values_list("dimension", "how"))
    return {code: hows[dimension] for dimension, code in codes}


def _said(assessment: Assessment) -> dict[int, Said]:
    found = Judgement.objects.of(assessment).with_evidence()
    return {one.dimension_id: said_of(one) for one in found}


def _all_rows(assessment: Assessment) -> list[list[dict[str, Any]]]:
    """Every column of everything that an assessment is made of."""
    own: list[models.QuerySet[Any]] = [
        Assessment.objects.filter(pk=assessment.pk),
        Judgement.objects.filter(assessment=assessment),
        Evidence.objects.filter(judgement__assessment=assessment),
        AssessmentEvent.objects.filter(assessment=assessment),
    ]
    return [list(rows.order_by("pk").values()) for rows in own]


def test_what_means_the_same_comes_by_itself_and_the_rest_is_asked(
    carry_over: CarryOver, old: Assessment
) -> None:
    data = dimension_of(carry_over.release, "data").pk

    assert _lines(carry_over) == {"data": "carried", "design": "asked", "delivery": "carried"}
    assert _said(carry_over.new) == {data: _said(old)[data]}
    assert (carry_over.new.release, carry_over.new.voice, carry_over.new.carried_from) == (
        carry_over.release,
        old.voice,
        old,
    )
    assert carry_over.new.is_open


def test_the_old_assessment_stays_to_the_byte(
    old: Assessment, release: Release, editor: Member
) -> None:
    before = _all_rows(old)

    carry_over = start_carry_over(old, release, by=editor, at=NOW)
    keep_level(carry_over, dimension_of(release, "design"), by=editor, at=NOW)

    assert _all_rows(old) == before


def test_started_twice_it_is_one(carry_over: CarryOver, old: Assessment, editor: Member) -> None:
    again = start_carry_over(old, carry_over.release, by=editor, at=NOW)

    assert (again, Assessment.objects.count()) == (carry_over, 2)


def test_a_kept_level_keeps_reasons_and_is_judged_anew_by_who_kept_it(
    carry_over: CarryOver, old: Assessment, editor: Member
) -> None:
    design = dimension_of(carry_over.release, "design")

    kept = keep_level(carry_over, design, by=editor, at=NOW)

    assert (said_of(kept), kept.by, kept.at) == (_said(old)[design.pk], editor, NOW)
    assert _lines(carry_over)["design"] == "confirmed"


@pytest.mark.parametrize(("level", "how"), [(1, "changed"), (3, "changed"), (None, "left")])
def test_another_answer_is_noted_as_such(
    carry_over: CarryOver, editor: Member, level: int | None, how: str
) -> None:
    design = dimension_of(carry_over.release, "design")

    answer(carry_over, design, Said(level, reasons="Anew."), by=editor, at=NOW)

    assert _lines(carry_over)["design"] == how
    assert _said(carry_over.new)[design.pk] == Said(level, reasons="Anew.", seen_version=1)


def test_an_answer_sent_twice_is_one_and_another_is_told_what_stands(
    carry_over: CarryOver, editor: Member
) -> None:
    design = dimension_of(carry_over.release, "design")
    for _ in range(2):
        answer(carry_over, design, Said(1, reasons="Theirs."), by=editor, at=NOW)

    with pytest.raises(AnsweredError) as refusal:
        answer(carry_over, design, Said(2, reasons="Mine."), by=editor, at=NOW)

    current = refusal.value.current
    assert current is not None
    assert (current.reasons, current.version) == ("Theirs.", 1)


def test_a_level_out_of_range_leaves_the_question_open(
    carry_over: CarryOver, editor: Member
) -> None:
    with pytest.raises(NoSuchLevelError):
        answer(carry_over, dimension_of(carry_over.release, "design"), Said(9), by=editor, at=NOW)

    assert _lines(carry_over)["design"] == "asked"


def test_the_last_answer_finishes_it_and_says_so_once(
    carry_over: CarryOver, editor: Member
) -> None:
    heard: list[Any] = []

    def hear(carry_over: CarryOver, **_: Any) -> None:
        heard.append(carry_over)

    assessment_carried.connect(hear)
    try:
        for _ in range(2):
            keep_level(carry_over, dimension_of(carry_over.release, "design"), by=editor, at=NOW)
    finally:
        assessment_carried.disconnect(hear)

    carry_over.refresh_from_db()
    assert (heard, carry_over.finished_at) == ([carry_over], NOW)


def test_nothing_to_ask_is_finished_at_once(old: Assessment, editor: Member) -> None:
    same = next_release(old.release, "1.1", lambda content: content.update(notes="Other."))

    assert start_carry_over(old, same, by=editor, at=NOW).finished_at == NOW


def test_it_is_not_signed_off_with_a_question_left(carry_over: CarryOver, lead: Member) -> None:
    with pytest.raises(NotReadyError, match="still waits for answers"):
        sign_off(carry_over.new, by=lead, at=NOW)


def test_what_was_never_assessed_has_no_level_to_keep(old: Assessment, editor: Member) -> None:
    release = next_release(old.release, "1.1", reworded("delivery", 1, "Other words."))
    carry_over = start_carry_over(old, release, by=editor, at=NOW)

    with pytest.raises(CannotKeepError):
        keep_level(carry_over, dimension_of(release, "delivery"), by=editor, at=NOW)


def _without_level_3(content: Content) -> None:
    dimension_in(content, "design")["levels"].pop()


def _with_another_identity(content: Content) -> None:
    design = dimension_in(content, "design")
    design["uid"] = "6f1f3a52-0b0e-4a5e-9b3f-0d8a1f0c7c11"
    for level in design["levels"]:
        level["passages"] = []


@pytest.mark.parametrize("change", [_without_level_3, _with_another_identity])
def test_a_new_dimension_or_a_lost_level_is_never_filled_in(
    old: Assessment, editor: Member, change: Callable[[Content], None]
) -> None:
    release = next_release(old.release, "2.0", change)
    carry_over = start_carry_over(old, release, by=editor, at=NOW)
    design = dimension_of(release, "design")

    with pytest.raises(CannotKeepError):
        keep_level(carry_over, design, by=editor, at=NOW)

    assert _lines(carry_over)["design"] == "asked"
    assert design.pk not in _said(carry_over.new)


def test_an_open_assessment_is_carried_too_and_may_still_be_written(
    assessment: Assessment, editor: Member
) -> None:
    judged(assessment, data=2)
    release = next_release(assessment.release, "1.1", reworded("design", 2, "Other words."))

    start_carry_over(assessment, release, by=editor, at=NOW)

    design = dimension_of(assessment.release, "design")
    assert judge(assessment, design, Said(1), by=editor, at=NOW).level == 1


def test_an_earlier_release_and_another_model_are_refused(
    carry_over: CarryOver, old: Assessment, editor: Member
) -> None:
    for release in (old.release, make_release("9.0", own=False)):
        with pytest.raises(NotLaterError):
            start_carry_over(carry_over.new, release, by=editor, at=NOW)

    assert Assessment.objects.count() == 2


def test_editors_and_leads_are_told_of_the_release_once(old: Assessment, editor: Member) -> None:
    lead = MembershipFactory(council=old.council, role="lead").member
    MembershipFactory(council=old.council, role="viewer")
    AssessmentFactory(council=old.council, release=old.release)
    MembershipFactory(role="lead")

    next_release(old.release, "1.1", reworded("design", 2, "Other words."))

    told = Notice.objects.order_by("pk")
    assert [(one.member, one.address, one.at) for one in told] == [
        (editor, old.address_of("carry"), LONG_AGO),
        (lead, old.address_of("carry"), LONG_AGO),
    ]
    assert told[0].sentence == (
        f"Release 1.1 of A model of ours is out. Carry “{old}” over to it: "
        "what means the same comes across by itself, the rest you are asked."
    )


def test_the_first_release_and_other_models_tell_nobody(old: Assessment) -> None:
    make_release("1.0", CODES, own=False)
    make_release("1.1", CODES, own=False, texts={("data", 1): "Other words."})

    assert Notice.objects.count() == 0


def test_lines_of_a_receipt_are_one_for_each_dimension(carry_over: CarryOver) -> None:
    assert CarriedJudgement.objects.filter(carry_over=carry_over).count() == len(CODES)
