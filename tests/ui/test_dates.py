"""Dates as the interface writes them, counted in London whatever the clock's zone."""

from datetime import UTC, date, datetime

import pytest

from ui import dates

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_a_date_and_a_moment_are_written_whole() -> None:
    moment = datetime(2026, 7, 31, 23, 30, tzinfo=UTC)

    assert [dates.whole_date(moment), dates.whole_moment(moment)] == [
        "1 August 2026",
        "Saturday 1 August 2026 at 00:30",
    ]


def test_a_month_is_that_of_the_day_in_london() -> None:
    moment = datetime(2026, 8, 31, 23, 30, tzinfo=UTC)

    assert [dates.short_month(day) for day in (moment, moment.date())] == ["Sep 2026", "Aug 2026"]


def test_a_day_has_no_time() -> None:
    assert dates.whole_moment(date(2026, 11, 27)) == "Friday 27 November 2026"


@pytest.mark.parametrize(
    ("at", "words", "is_near"),
    [
        (date(2026, 12, 7), "15 days left", False),
        (date(2026, 12, 6), "14 days left", True),
        (date(2026, 11, 23), "1 day left", True),
        (datetime(2026, 11, 22, 17, 0, tzinfo=UTC), "today", True),
        (datetime(2026, 11, 22, 8, 0, tzinfo=UTC), "late since today", True),
        (date(2026, 11, 15), "7 days late", True),
    ],
)
def test_a_deadline_says_how_far_off_it_is(at: date, words: str, *, is_near: bool) -> None:
    assert (dates.distance(at, now=NOW), dates.is_near(at, now=NOW)) == (words, is_near)
