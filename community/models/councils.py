"""Councils, and who belongs to them from which day to which."""

import datetime
import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from community.models.members import Member, Role
from community.models.visibility import Reader, VisibleQuerySet


class CouncilKind(models.TextChoices):
    """Kinds of council in the United Kingdom."""

    DISTRICT = "district", "District"
    COUNTY = "county", "County"
    UNITARY = "unitary", "Unitary"
    METROPOLITAN = "metropolitan", "Metropolitan"
    LONDON_BOROUGH = "london-borough", "London borough"
    PARISH_OR_TOWN = "parish-or-town", "Parish or town"


class CouncilQuerySet(models.QuerySet["Council"]):
    """Questions one asks of councils."""

    def existing(self, *, on: datetime.date) -> Self:
        """Those that exist on a day: a merged council stops on the day its successor starts."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))

    def that_formed(self, council: "Council", *, on: datetime.date) -> Self:
        """Those whose place it took, once they have ended; those that ended first come first."""
        ended = self.filter(successor=council, ended_on__lte=on)
        return ended.order_by("ended_on", "name", "pk")

    def by_name(self) -> Self:
        """In the order of the alphabet."""
        return self.order_by("name", "pk")


class Council(models.Model):
    """An organisation. A merged one stays, and names its successor."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=CouncilKind.choices)
    is_illustrative = models.BooleanField(default=False)
    ended_on = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )

    objects = CouncilQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=CouncilKind.values), name="community_council_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(ended_on__isnull=False),
                name="community_council_with_successor_has_ended",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(VisibleQuerySet["Membership"]):
    """Questions one asks of memberships."""

    def visible_to(self, reader: Reader) -> Self:
        """One's own; moderators see everybody's."""
        if not isinstance(reader, Member):
            return self.none()
        return self if reader.has_role(Role.MODERATOR) else self.filter(member=reader)

    def of(self, member: Member) -> Self:
        """Those of one member, past ones too."""
        return self.filter(member=member)

    def current(self, *, on: datetime.date) -> Self:
        """In force on a day: from inclusive, to exclusive."""
        return self.filter(Q(to_on__isnull=True) | Q(to_on__gt=on), from_on__lte=on)

    def of_council(self, council: Council) -> Self:
        """Those of one council, past ones too."""
        return self.filter(council=council)

    def who_write(self) -> Self:
        """Editors and leads: those who write a council's assessments and plans."""
        return self.filter(role__in=[Membership.Role.EDITOR, Membership.Role.LEAD])

    def primary_first(self) -> Self:
        """With their councils, the primary one first, then by name."""
        return self.select_related("council").order_by("-is_primary", "council__name", "pk")


class Membership(models.Model):
    """A member's belonging to a council, in a role, for a time."""

    class Role(models.TextChoices):
        """What a member may do with the council's own assessments and plans."""

        VIEWER = "viewer", "Viewer"
        EDITOR = "editor", "Editor"
        LEAD = "lead", "Lead"

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="memberships")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.VIEWER)
    is_primary = models.BooleanField(default=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gt=F("from_on")),
                name="community_membership_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(role__in=["viewer", "editor", "lead"]),
                name="community_membership_role_is_known",
            ),
            models.UniqueConstraint(
                fields=["member", "council"],
                condition=Q(to_on__isnull=True),
                name="community_one_open_membership_of_a_council",
            ),
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(is_primary=True, to_on__isnull=True),
                name="community_one_primary_council",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}, {self.role} of {self.council}"
