"""Which assessments stand in a row, and where a level may be held against the one before."""

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from assessments.models import Assessment
from assessments.operations.series import Series, Since, series_up_to
from community.models import Council, Member, Reader
from model_releases.models import Release
from tests.assessments.releases import Content, dimension_in, next_release, reworded, reworded_as
from tests.factories.assessments import CODES, AssessmentFactory, signed_off
from tests.factories.community import CouncilFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 22)
S, R = Since.SAME, Since.REWORDED
PEOPLE = "6f1f3a52-0b0e-4a5e-9b3f-0d8a1f0c7c11"


def _signed(council: Council, month: int, **facts: Any) -> Assessment:
    at = datetime.datetime(2026, month, 1, 9, tzinfo=datetime.UTC)
    is_shown = facts.pop("is_shown", False)
    return signed_off(AssessmentFactory(council=council, **facts), is_shown=is_shown, at=at)


def _series(assessment: Assessment, reader: Reader) -> list[Assessment]:
    found = series_up_to(assessment, reader=reader, on=DAY)
    return [stop.assessment for stop in found.stops] if found else []


def _since(old: Release, new: Release, council: Council, editor: Member) -> dict[str, Since]:
    """What became of each dimension, by name."""
    before, now = _signed(council, 1, release=old), _signed(council, 2, release=new)
    found = series_up_to(now, reader=editor, on=DAY)
    assert isinstance(found, Series)
    first, last = found.stops
    names = {**first.names, **last.names}
    assert (first.assessment, last.assessment) == (before, now)
    return {names[key]: last.since(first, key) for key in found.dimensions}


def test_they_stand_by_the_day_they_were_signed_and_the_current_one_last(
    council: Council, editor: Member
) -> None:
    may, march, april = (_signed(council, month) for month in (5, 3, 4))
    open_one = AssessmentFactory(council=council)

    seen = [_series(one, editor) for one in (open_one, may, april, march)]

    assert seen == [[march, april, may, open_one], [march, april, may], [march, april], []]


def test_those_signed_at_one_moment_stand_in_the_order_they_came(
    council: Council, editor: Member
) -> None:
    first, second = _signed(council, 3), _signed(council, 3)

    assert [_series(one, editor) for one in (first, second)] == [[], [first, second]]


def test_another_voice_council_or_model_is_not_in_the_row(council: Council, editor: Member) -> None:
    now = _signed(council, 5)
    _signed(council, 1, voice="peer")
    _signed(CouncilFactory(), 2, is_shown=True)
    _signed(council, 3, release=make_release("1.0", own=False))
    AssessmentFactory(council=council)  # open

    assert _series(now, editor) == []


def test_what_the_reader_may_not_see_is_left_out(council: Council, editor: Member) -> None:
    shown, hidden = _signed(council, 1, is_shown=True), _signed(council, 2)
    now = _signed(council, 3, is_shown=True)

    seen = [_series(now, reader) for reader in (editor, AnonymousUser())]

    assert seen == [[shown, hidden, now], [shown, now]]


@pytest.mark.parametrize(("count", "is_cut"), [(5, False), (6, True)])
def test_the_last_five_are_kept_and_that_there_were_more_is_said(
    council: Council, editor: Member, count: int, is_cut: bool
) -> None:
    signed = [_signed(council, month) for month in range(1, count + 1)]

    found = series_up_to(signed[-1], reader=editor, on=DAY)

    assert isinstance(found, Series)
    assert ([stop.assessment for stop in found.stops], found.is_cut) == (signed[-5:], is_cut)


def test_against_one_release_everything_can_be_compared(council: Council, editor: Member) -> None:
    release = make_release("1.0", CODES)

    assert _since(release, release, council, editor) == {"Data": S, "Design": S, "Delivery": S}


@pytest.mark.parametrize("is_later", [True, False])
def test_what_was_reworded_cannot_be_compared_in_either_direction(
    council: Council, editor: Member, is_later: bool
) -> None:
    old = make_release("1.0", CODES)
    said = [reworded_as(old, "data", 1, "editorial")]
    between = next_release(old, "1.1", reworded("data", 1, "Other marks."), said=said)
    new = next_release(between, "1.2", reworded("design", 2, "Other words."))
    first, last = (old, new) if is_later else (new, old)

    assert _since(first, last, council, editor) == {"Data": S, "Design": R, "Delivery": S}


def test_a_new_dimension_and_a_gone_one_are_told_apart(council: Council, editor: Member) -> None:
    def replace(content: Content) -> None:
        gone = dimension_in(content, "delivery")
        gone |= {"uid": PEOPLE, "code": "people", "name": "People"}
        for level in gone["levels"]:
            level["passages"] = []

    old = make_release("1.0", CODES)

    assert _since(old, next_release(old, "2.0", replace), council, editor) == {
        "Data": S,
        "Design": S,
        "People": Since.NEW,
        "Delivery": Since.GONE,
    }
