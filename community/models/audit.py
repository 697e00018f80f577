"""The audit trail: who did what, when and why. Written once here, concrete in each app."""

from typing import Self

from django.db import models
from django.db.models import Q

from community.models.members import Member, Role
from community.models.visibility import Reader, VisibleQuerySet


class AuditEvent(models.Model):
    """One step in the life of something: append-only, guarded by triggers in each concrete table.

    A concrete class adds a foreign key to its subject and lists `refuse_change(table)`
    in its app's triggers.
    """

    what = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(blank=True, default="")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.what} by {self.by} at {self.at:%Y-%m-%d %H:%M}"


class MemberEventQuerySet(VisibleQuerySet["MemberEvent"]):
    """Questions one asks of what happened to members."""

    def visible_to(self, reader: Reader) -> Self:
        """One's own; moderators and operators see everybody's."""
        if not isinstance(reader, Member):
            return self.none()
        if reader.has_role(Role.MODERATOR) or reader.has_role(Role.OPERATOR):
            return self
        return self.filter(member=reader)

    def of(self, member: Member) -> Self:
        """What happened to one member."""
        return self.filter(member=member)

    def newest_first(self) -> Self:
        """With who did it, last first."""
        return self.select_related("by").order_by("-at", "-pk")


class MemberEvent(AuditEvent):
    """What happened to a member: let in, given a role, banned. `role` says which, if one."""

    class What(models.TextChoices):
        """The kinds of step in a member's life."""

        APPROVED = "approved", "Let in"
        ROLE_GIVEN = "role given", "Given the role of"
        ROLE_TAKEN = "role taken", "No longer has the role of"
        BANNED = "banned", "Banned"
        BAN_LIFTED = "ban lifted", "Ban lifted"

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="events")
    role = models.CharField(max_length=20, choices=Role.choices, blank=True, default="")

    objects = MemberEventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    what__in=["approved", "role given", "role taken", "banned", "ban lifted"]
                ),
                name="community_member_event_is_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=(Q(what__in=["role given", "role taken"]) & ~Q(role=""))
                | (~Q(what__in=["role given", "role taken"]) & Q(role="")),
                name="community_member_event_names_the_role_if_one",
            ),
        ]

    @property
    def sentence(self) -> str:
        """What happened, as the page says it."""
        role = f" {Role(self.role).label.lower()}" if self.role else ""
        return f"{self.What(self.what).label}{role}"
