"""Interests: declared by members themselves, ended by them, emptied by erasure."""

import datetime

from django.db import transaction

from community.models import Interest, Member

MOST_OPEN = 10


class TooManyInterestsError(Exception):
    """More than a reader takes in; end one first."""


@transaction.atomic
def declare_interest(member: Member, *, kind: str, about: str, on: datetime.date) -> Interest:
    """Say that a member has an interest from a day on; said twice, it is there once.

    Raises TooManyInterestsError at the eleventh open one.
    """
    Member.objects.select_for_update().get(pk=member.pk)  # two forms at once: one after the other
    held = Interest.objects.of(member).open()
    same = held.filter(kind=kind, about=about).order_by("pk").first()
    if same is not None:
        return same
    if held.count() >= MOST_OPEN:
        raise TooManyInterestsError(
            f"You have declared {MOST_OPEN} interests. End one that is past, or say two in one."
        )
    return Interest.objects.create(member=member, kind=kind, about=about, from_on=on)


def end_interest(interest: Interest, *, on: datetime.date) -> None:
    """Say that an interest is past from a day on; the first time counts."""
    Interest.objects.open().filter(pk=interest.pk).update(to_on=max(on, interest.from_on))


def empty_interests(member: Member) -> None:
    """Take out what a member's interests say, for their erasure; the rows show nothing then."""
    Interest.objects.of(member).update(about="")
