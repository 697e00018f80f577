"""Whose plans a reader sees without their being published: those of one's own councils."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from community.models import Member, Membership, Reader


def councils_of(reader: Reader) -> QuerySet[Membership, Any]:
    """Keys of the councils to which an approved reader belongs today, for use in a query."""
    if not isinstance(reader, Member) or not reader.is_approved:
        return Membership.objects.none().values("council")
    return Membership.objects.of(reader).current(on=timezone.localdate()).values("council")
