"""A target: the level a council wants in a dimension, by when, and why."""

from typing import Self

from django.db import models
from django.db.models import Q

from community.models import Council, Member, Reader, VisibleQuerySet
from model_releases.models import Dimension, Release
from plans.models.owning import councils_of


class TargetQuerySet(VisibleQuerySet["Target"]):
    """Questions one asks of targets."""

    def visible_to(self, reader: Reader) -> Self:
        """Those of the councils to which the reader belongs today; a target is never published."""
        return self.filter(council__in=councils_of(reader))

    def of(self, council: Council) -> Self:
        """Those of one council, past ones too."""
        return self.filter(council=council)

    def in_force(self) -> Self:
        """Neither given up nor set anew since."""
        return self.filter(ended_at__isnull=True)


class Target(models.Model):
    """What a council wants for one dimension. Set anew, it ends and another row takes its place.

    `level` is a number that `release` has in that dimension; what it means, the release says.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="targets")
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="+")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    by_on = models.DateField(null=True, blank=True)
    why = models.TextField(blank=True, default="")
    set_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "dimension"],
                condition=Q(ended_at__isnull=True),
                name="plans_one_target_a_dimension_in_force",
            ),
            models.CheckConstraint(condition=Q(level__lte=9), name="plans_target_from_0_to_9"),
        ]

    def __str__(self) -> str:
        return f"{self.council_id}: {self.dimension_id} at {self.level}"
