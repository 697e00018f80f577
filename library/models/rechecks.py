"""Re-checks: a release changed a dimension, so somebody looks whether an action still fits."""

from typing import Self

from django.db import models
from django.db.models import Q

from community.models import Member
from library.models.actions import Action
from model_releases.models import Dimension, Release


class RecheckQuerySet(models.QuerySet["Recheck"]):
    """Questions one asks of re-checks."""

    def open(self) -> Self:
        """Those that nobody has settled."""
        return self.filter(settled_at__isnull=True)

    def in_order(self) -> Self:
        """With their releases, the oldest release first."""
        return self.select_related("release").order_by("release__ordinal", "pk")


class Recheck(models.Model):
    """One dimension of one release which no longer says what an action was mapped to."""

    class Outcome(models.TextChoices):
        """What somebody found who looked."""

        KEPT = "kept", "Still right"
        CHANGED = "changed", "The steps were changed"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="rechecks")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=7, choices=Outcome.choices, blank=True, default="")

    objects = RecheckQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "release", "dimension"],
                name="library_recheck_once_a_release_and_dimension",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True, outcome="")
                | Q(
                    settled_at__isnull=False,
                    settled_by__isnull=False,
                    outcome__in=["kept", "changed"],
                ),
                name="library_settled_recheck_says_when_by_whom_and_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} for {self.release}"
