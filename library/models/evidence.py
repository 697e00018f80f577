"""Evidence: reports of use, and the tier they add up to. Votes never promote; these do."""

from typing import Self

from django.db import models
from django.db.models import Q

from community.models import Council, Member
from library.models.actions import Action

PROVEN_FROM = 3  # distinct councils: product.md, "Library", 3


class EvidenceTier(models.TextChoices):
    """What is known of an action's effect."""

    IDEA = "idea", "Idea"
    TRIED = "tried", "Tried"
    PROVEN = "proven", "Proven"

    @classmethod
    def reached_by(cls, councils: int) -> "EvidenceTier":
        """The tier of an action which so many distinct councils report to have used."""
        if councils >= PROVEN_FROM:
            return cls.PROVEN
        return cls.TRIED if councils else cls.IDEA


class UseReportQuerySet(models.QuerySet["UseReport"]):
    """Questions one asks of use reports."""

    def counting(self) -> Self:
        """Those that count as evidence: the action did what it was for, wholly or in part."""
        return self.exclude(outcome=UseReport.Outcome.DID_NOT_WORK)


class UseReport(models.Model):
    """A council's account of using an action: “we did this”."""

    class Outcome(models.TextChoices):
        """What came of it."""

        WORKED = "worked", "It worked"
        MIXED = "mixed", "Partly"
        DID_NOT_WORK = "did-not-work", "It did not work"
        TOO_EARLY = "too-early", "Too early to say"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="use_reports")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    reported_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    text = models.TextField(blank=True, default="")

    objects = UseReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "council"], name="library_one_report_a_council_and_action"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["worked", "mixed", "did-not-work", "too-early"]),
                name="library_report_outcome_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council}: {self.outcome}"
