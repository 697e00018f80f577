"""Who may do what to an assessment. Functions read as sentences; `on` is the day asked about."""

import datetime

from assessments.models import Assessment
from community.models import Reader
from community.permissions import can_see_work_of, can_sign_for, can_write_for


def can_judge(reader: Reader, assessment: Assessment, *, on: datetime.date) -> bool:
    """The council's editors and leads write levels until it is signed off."""
    return assessment.is_open and can_write_for(reader, assessment.council, on=on)


def can_sign_off(reader: Reader, assessment: Assessment, *, on: datetime.date) -> bool:
    """Its leads close it."""
    return assessment.is_open and can_sign_for(reader, assessment.council, on=on)


def can_publish(reader: Reader, assessment: Assessment, *, on: datetime.date) -> bool:
    """Its leads show what is signed off to everybody, and take it back."""
    return not assessment.is_open and can_sign_for(reader, assessment.council, on=on)


def can_carry(reader: Reader, assessment: Assessment, *, on: datetime.date) -> bool:
    """Its editors and leads take it to a later release, signed off or not."""
    return can_write_for(reader, assessment.council, on=on)


def can_read_reasons(reader: Reader, assessment: Assessment, *, on: datetime.date) -> bool:
    """Everybody when the council publishes them, else its own people alone."""
    is_public = assessment.is_published and assessment.publishes_reasons
    return is_public or can_see_work_of(reader, assessment.council, on=on)
