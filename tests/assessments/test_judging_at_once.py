"""Several people who save, answer or carry the same thing in the same moment."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from assessments.models import Assessment, AssessmentEvent, CarryOver, Judgement
from assessments.operations.carrying import start_carry_over
from assessments.operations.judging import ConflictError, Said, SignedOffError, judge
from assessments.operations.signing import sign_off
from community.models import Member
from tests.assessments.releases import next_release, reworded
from tests.factories.assessments import SIGNED_AT, AssessmentFactory, dimension_of, judged
from tests.factories.community import MemberFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

AT_ONCE = 6
Deed = Callable[[int, Member], object]


def _all_at_once(deed: Deed) -> Counter[str]:
    """The deed in threads of its own, let go together -> how each of them ended."""
    people = [MemberFactory() for _ in range(AT_ONCE)]
    together = Barrier(AT_ONCE)

    def do(number: int, member: Member) -> str:
        together.wait(timeout=30)
        try:
            deed(number, member)
        except (ConflictError, SignedOffError) as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return Counter(threads.map(do, range(AT_ONCE), people))


def test_one_text_is_stored_and_every_other_writer_is_told() -> None:
    assessment = AssessmentFactory()
    data = dimension_of(assessment.release, "data")

    def save(number: int, member: Member) -> None:
        judge(assessment, data, Said(1, reasons=f"Text {number}."), by=member, at=SIGNED_AT)

    ended = _all_at_once(save)

    assert ended == {"done": 1, "ConflictError": AT_ONCE - 1}
    assert (Judgement.objects.count(), AssessmentEvent.objects.count()) == (1, 1)


def test_nothing_is_stored_after_the_moment_of_signing_off() -> None:
    assessment = judged(AssessmentFactory(), design=1)
    data = dimension_of(assessment.release, "data")

    def save_or_close(number: int, member: Member) -> None:
        mine = Assessment.objects.get(pk=assessment.pk)
        if number == 0:
            sign_off(mine, by=member, at=SIGNED_AT)
        else:
            judge(mine, data, Said(1, reasons="The same."), by=member, at=SIGNED_AT)

    _all_at_once(save_or_close)

    steps = list(AssessmentEvent.objects.order_by("pk").values_list("what", flat=True))
    assert steps[-1] == "signed off"
    assert steps.count("judged") == Judgement.objects.filter(dimension=data).count() <= 1


def test_an_assessment_is_carried_over_once() -> None:
    old = judged(AssessmentFactory(), data=1)
    release = next_release(old.release, "1.1", reworded("design", 1, "Other words."))

    def carry(_: int, member: Member) -> None:
        start_carry_over(old, release, by=member, at=SIGNED_AT)

    assert _all_at_once(carry) == {"done": AT_ONCE}
    assert (CarryOver.objects.count(), Assessment.objects.count()) == (1, 2)
