"""Evidence: reports of use, and the tier they add up to. Votes never promote; these do."""

from typing import Self

from django.db import models
from django.db.models import Q, TextField
from django.db.models.functions import Cast, Substr
from django.db.models.lookups import Exact

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

    def public(self) -> Self:
        """Those on actions that everybody may read."""
        return self.filter(action__state__in=Action.PUBLIC_STATES)

    def newest_first(self) -> Self:
        """With their councils, by the moment of telling, the last first."""
        return self.select_related("council").order_by("-reported_at", "pk")


# Plain SQL on both databases: `used_on__day` would need a function that only Django's own
# connections to SQLite have, and then no other tool could check or write the file.
_BEGINS_A_MONTH = Exact(Substr(Cast("used_on", TextField()), 9, 2), "01")


class UseReport(models.Model):
    """A council's account of using an action: “we did this”. A later account takes its place.

    `used_on` is the first day of the month in which it was done.
    """

    class Outcome(models.TextChoices):
        """What came of it."""

        WORKED = "worked", "It worked"
        MIXED = "mixed", "It worked in part"
        DID_NOT_WORK = "did-not-work", "It did not work"
        TOO_EARLY = "too-early", "Too early to say"

    class Again(models.TextChoices):
        """Whether the council would do it again."""

        YES = "yes", "Yes"
        YES_BUT = "yes-but", "Yes, but differently"
        NO = "no", "No"
        UNSURE = "unsure", "Not sure"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="use_reports")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    reported_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()
    used_on = models.DateField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    cost_pounds = models.PositiveIntegerField(null=True, blank=True)
    would_again = models.CharField(max_length=7, choices=Again.choices, blank=True, default="")
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
            models.CheckConstraint(
                condition=Q(would_again__in=["", "yes", "yes-but", "no", "unsure"]),
                name="library_report_again_is_known",
            ),
            models.CheckConstraint(
                condition=Q(_BEGINS_A_MONTH), name="library_report_is_of_a_month"
            ),
            models.CheckConstraint(
                condition=Q(cost_pounds__isnull=True) | Q(cost_pounds__gte=0),
                name="library_report_cost_is_no_debt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council}: {self.outcome}"
