"""Moments of the demonstration: its files name days."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

MORNING = time(9)
TURN = timedelta(minutes=10)


def moment(day: date, turn: int = 0) -> datetime:
    """The `turn`th moment of a day, ten minutes apart, from nine in the morning; at most 60."""
    return timezone.make_aware(datetime.combine(day, MORNING)) + turn * TURN
