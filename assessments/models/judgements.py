"""A judgement: the level of one dimension in one assessment, why, and the evidence for it."""

from typing import Self

from django.db import models
from django.db.models import Prefetch, Q

from assessments.models.assessments import Assessment
from community.models import Member
from model_releases.models import Dimension

REASONS = 10_000
EVIDENCE_AT_MOST = 10


class JudgementQuerySet(models.QuerySet["Judgement"]):
    """Questions one asks of judgements."""

    def of(self, assessment: Assessment) -> Self:
        """Those of one assessment."""
        return self.filter(assessment=assessment)

    def with_evidence(self) -> Self:
        """With who judged and the links, in order; one query more."""
        links = Prefetch("evidence", Evidence.objects.order_by("position"))
        return self.select_related("by").prefetch_related(links)


class Judgement(models.Model):
    """What a council says of one dimension. No level is "not assessed", said on purpose.

    `version` grows with each saving: who writes says which they have seen. The database refuses a
    level that the dimension does not have in the assessment's release.
    """

    class Confidence(models.TextChoices):
        """How sure those who judged are."""

        LOW = "low", "Low"
        MEDIUM = "medium", "Medium"
        HIGH = "high", "High"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="judgements")
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    confidence = models.CharField(max_length=6, choices=Confidence.choices, blank=True, default="")
    reasons = models.TextField(max_length=REASONS, blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = JudgementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "dimension"], name="assessments_dimension_judged_once"
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=["", "low", "medium", "high"]),
                name="assessments_confidence_is_known",
            ),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__lte=9),
                name="assessments_level_from_0_to_9",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="assessments_version_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id}, {self.dimension_id}: {self.level}"


class Evidence(models.Model):
    """What bears a judgement out: a link, or the name of a paper. Ten at most, in order."""

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="evidence")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200, blank=True, default="")
    address = models.URLField(max_length=1000, blank=True, default="")
    note = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["judgement", "position"], name="assessments_evidence_has_its_place"
            ),
            models.CheckConstraint(
                condition=Q(position__lt=EVIDENCE_AT_MOST), name="assessments_evidence_at_most_10"
            ),
            models.CheckConstraint(
                condition=Q(address__startswith="https://")
                | Q(address__startswith="http://")
                | Q(address="") & ~Q(name=""),
                name="assessments_evidence_is_a_link_or_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.address
