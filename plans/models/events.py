"""What happened to a plan and its items: append-only, for the council's own people."""

from typing import Self

from django.db import models

from community.models import AuditEvent, Reader, VisibleQuerySet
from model_releases.models import Release
from plans.models.items import PlannedAction
from plans.models.owning import councils_of
from plans.models.plans import Plan


class PlanEventQuerySet(VisibleQuerySet["PlanEvent"]):
    """Questions one asks of a plan's history."""

    def visible_to(self, reader: Reader) -> Self:
        """Those of one's own councils: names of people are never published."""
        return self.filter(plan__council__in=councils_of(reader))

    def oldest_first(self) -> Self:
        """With who did it and the release named, in the order it happened."""
        related = self.select_related("by", "release").defer("release__content")
        return related.order_by("at", "pk")


class PlanEvent(AuditEvent):
    """One step in the life of a plan, or of one of its items."""

    class What(models.TextChoices):
        """The kinds of step."""

        STARTED = "started", "Plan begun"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Taken back from the public"
        CARRIED = "carried", "Carried to release"
        ADOPTED = "adopted", "Added to the plan"
        CHANGED = "changed", "Changed"
        REPLACED = "replaced", "Replaced"
        KEPT = "kept", "Kept as adopted"
        MOVED = "moved", "Carried by itself to release"
        MARKED = "marked", "To look at since release"
        CONFIRMED = "confirmed", "Still fits, by release"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="events")
    item = models.ForeignKey(
        PlannedAction, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    release = models.ForeignKey(
        Release, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PlanEventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    what__in=[
                        *("started", "published", "withdrawn", "carried", "adopted", "changed"),
                        *("replaced", "kept", "moved", "marked", "confirmed"),
                    ]
                ),
                name="plans_event_is_of_a_known_kind",
            )
        ]

    @property
    def sentence(self) -> str:
        """What happened, as the page says it; needs `release` loaded where there is one."""
        number = f" {self.release.number}" if self.release else ""
        return f"{self.What(self.what).label}{number}"
