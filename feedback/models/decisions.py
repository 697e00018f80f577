"""Decisions: what was proposed as an end, what was decided, by whom, and who stood aside."""

from typing import Self

from django.db import models
from django.db.models import Q

from community.models import Member
from feedback.models.proposals import Proposal
from feedback.states import ACCEPTED, Outcome


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Questions one asks of decisions."""

    def taken(self) -> Self:
        """Decided, not only proposed."""
        return self.filter(decided_at__isnull=False)

    def in_order(self) -> Self:
        """As they came, with who proposed and took them."""
        return self.select_related("proposed_by", "decided_by", "duplicate_of").order_by("ordinal")


class Decision(models.Model):
    """One way for a proposal to end: first proposed, then taken; never changed after that.

    `text` is what shall stand instead of the quote, where that differs from what was proposed.
    `without_call` says why no last call was needed, when there was none.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="decisions")
    ordinal = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=24, choices=Outcome.choices)
    reasons = models.TextField(max_length=5000)
    text = models.TextField(blank=True, default="")
    deferred_to = models.CharField(max_length=40, blank=True, default="")
    duplicate_of = models.ForeignKey(
        Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="duplicated_by"
    )
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    without_call = models.TextField(max_length=2000, blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "ordinal"], name="feedback_decision_has_its_place"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values) & ~Q(reasons=""),
                name="feedback_decision_gives_reasons",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="feedback_decision_says_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(outcome="duplicate", duplicate_of__isnull=False)
                | ~Q(outcome="duplicate") & Q(duplicate_of__isnull=True),
                name="feedback_duplicate_says_of_what",
            ),
            models.CheckConstraint(
                condition=Q(outcome="deferred") & ~Q(deferred_to="")
                | ~Q(outcome="deferred") & Q(deferred_to=""),
                name="feedback_deferred_says_to_when",
            ),
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def is_accepted(self) -> bool:
        """Whether it changes the model."""
        return self.outcome in ACCEPTED

    @property
    def is_taken(self) -> bool:
        """Decided, not only proposed."""
        return self.decided_at is not None

    @property
    def sentence(self) -> str:
        """The outcome as a page says it: "deferred to 0.3". Needs `duplicate_of` loaded."""
        words = str(Outcome(self.outcome).label).lower()
        if self.deferred_to:
            return f"{words} to {self.deferred_to}"
        if self.duplicate_of:
            return f"{words} of {self.duplicate_of.number}"
        return words


class StoodAside(models.Model):
    """A maintainer who takes no part in deciding on a proposal, and why. Public, for good."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="stood_aside")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(max_length=2000)
    at = models.DateTimeField()

    objects = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "member"], name="feedback_stands_aside_once"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="feedback_standing_aside_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.why}"
