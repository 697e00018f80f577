"""The audit trail: who did what, when and why. Written once here, concrete in each app."""

from django.db import models

from community.models.members import Member


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


class MemberEvent(AuditEvent):
    """What happened to a member: approved, given a role, banned."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="events")
