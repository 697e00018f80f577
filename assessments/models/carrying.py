"""A carry-over: how an assessment came to a later release, dimension by dimension."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from assessments.models.assessments import Assessment
from community.models import Member
from model_releases.models import Dimension, Release


class CarryOver(models.Model):
    """One assessment taken to a later release: the old stays as it was, the new begins open."""

    old = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="carry_overs")
    new = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="carry_over")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["old", "release"], name="assessments_carried_once_to_a_release"
            ),
            models.CheckConstraint(
                condition=~Q(old=F("new")), name="assessments_carried_to_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} to {self.new_id}"

    @property
    def is_finished(self) -> bool:
        """Whether no question is left."""
        return self.finished_at is not None


class CarriedJudgementQuerySet(models.QuerySet["CarriedJudgement"]):
    """Questions one asks of a receipt."""

    def asked(self) -> Self:
        """Still waiting for an answer."""
        return self.filter(how=CarriedJudgement.How.ASKED)


class CarriedJudgement(models.Model):
    """How one dimension of the new release came over. An answer is not rewritten."""

    class How(models.TextChoices):
        """What happened, as the receipt says it."""

        CARRIED = "carried", "Carried over by itself"
        CONFIRMED = "confirmed", "Asked, and the level kept"
        CHANGED = "changed", "Asked, and a level chosen"
        LEFT = "left", "Asked, and left unassessed"
        ASKED = "asked", "Waiting for your answer"

    carry_over = models.ForeignKey(CarryOver, on_delete=models.PROTECT, related_name="lines")
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=9, choices=How.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CarriedJudgementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["carry_over", "dimension"], name="assessments_dimension_carried_once"
            ),
            models.CheckConstraint(
                condition=Q(how__in=["carried", "asked"], by__isnull=True)
                | Q(how__in=["confirmed", "changed", "left"], by__isnull=False),
                name="assessments_answered_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dimension_id}: {self.how}"
