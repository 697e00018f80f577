"""Interests that members declare: shown beside what they say, for as long as they last."""

import datetime
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import F, Q

from community.models.members import Member
from community.models.visibility import Reader, VisibleQuerySet


class InterestQuerySet(VisibleQuerySet["Interest"]):
    """Questions one asks of interests."""

    def visible_to(self, reader: Reader) -> Self:  # noqa: ARG002  everybody's to read
        """All that say something: an interest is declared so that everybody knows it."""
        return self.exclude(about="")

    def of(self, member: Member) -> Self:
        """Those of one member, past ones too."""
        return self.filter(member=member)

    def open(self) -> Self:
        """Those that have not ended."""
        return self.filter(to_on__isnull=True)

    def newest_first(self) -> Self:
        """Open ones first, then by the day they began, the last first."""
        return self.order_by(F("to_on").desc(nulls_first=True), "-from_on", "-pk")


class Interest(models.Model):
    """What somebody stands to gain, in their own words. Ended, never deleted; erasure empties it.

    In force from `from_on` to the day before `to_on`.
    """

    class Kind(models.TextChoices):
        """What sort of interest it is."""

        SUPPLIER = "supplier", "I work for a supplier"
        AUTHOR = "author", "I wrote what is spoken of, or am paid to"
        LINE_MANAGER = "line-manager", "I manage people whose work is spoken of"
        OTHER = "other", "Something else"

    SORTS = {
        Kind.SUPPLIER: "works for a supplier",
        Kind.AUTHOR: "author",
        Kind.LINE_MANAGER: "line manager",
        Kind.OTHER: "other",
    }

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="interests")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    about = models.CharField(max_length=200)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = InterestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["supplier", "author", "line-manager", "other"]),
                name="community_interest_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="community_interest_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sort}: {self.about}"

    @property
    def sort(self) -> str:
        """Of what sort it is, in words that name nobody."""
        return self.SORTS[self.Kind(self.kind)]

    def is_in_force(self, *, on: datetime.date) -> bool:
        """Whether it holds on a day."""
        return self.from_on <= on and (self.to_on is None or on < self.to_on)


class DeclaredInterests:
    """The interests of some members, to be shown beside their names. One query."""

    def __init__(self, members: Iterable[int]) -> None:
        declared = Interest.objects.filter(member__in=set(members)).exclude(about="")
        self._rows = list(declared.order_by("from_on", "pk"))

    def beside(self, member: int, *, on: datetime.date) -> str:
        """What stands beside the name of the member with that key, for what they said on a day.

        Empty when they had declared nothing; as "works for a supplier: Ash; author: the guide".
        """
        return "; ".join(map(str, self._in_force(member, on)))

    def sorts_beside(self, member: int, *, on: datetime.date) -> str:
        """The same for somebody who goes unnamed: of what sort their interests are, no more."""
        return "; ".join(dict.fromkeys(one.sort for one in self._in_force(member, on)))

    def _in_force(self, member: int, on: datetime.date) -> list[Interest]:
        return [one for one in self._rows if one.member_id == member and one.is_in_force(on=on)]
