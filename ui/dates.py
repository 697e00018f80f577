"""Dates and deadlines as the interface writes them. Days are counted in the site's time zone."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format

NEAR_DAYS = 14


def whole_date(day: date | datetime) -> str:
    """27 November 2026."""
    return date_format(_local_day(day), "j F Y")


def short_month(day: date | datetime) -> str:
    """Nov 2026."""
    return date_format(_local_day(day), "M Y")


def whole_moment(at: date | datetime) -> str:
    """Friday 27 November 2026 at 17:00; a day comes without the time."""
    if isinstance(at, datetime):
        return date_format(timezone.localtime(at), r"l j F Y \a\t H:i")
    return date_format(at, "l j F Y")


def distance(at: date | datetime, *, now: datetime) -> str:
    """How far off: "5 days left", "1 day left", "today", "7 days late"."""
    days = days_left(at, now=now)
    if days == 0:
        return "late since today" if isinstance(at, datetime) and at < now else "today"
    noun = "day" if abs(days) == 1 else "days"
    return f"{abs(days)} {noun} {'left' if days > 0 else 'late'}"


def is_near(at: date | datetime, *, now: datetime) -> bool:
    """Within 14 days, or late: the only deadlines that are shown in copper."""
    return days_left(at, now=now) <= NEAR_DAYS


def days_left(at: date | datetime, *, now: datetime) -> int:
    """Whole days from now's day to `at`'s, negative when late."""
    return (_local_day(at) - timezone.localtime(now).date()).days


def _local_day(moment: date | datetime) -> date:
    if isinstance(moment, datetime):
        return timezone.localtime(moment).date()
    return moment
