"""What happened to a proposal: public steps, maintainers' own notes, and the release it reached."""

from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Q

from community.models import AuditEvent, Member, Reader, VisibleQuerySet
from community.models.members import Role
from feedback.models.proposals import Proposal
from feedback.states import RULES, State, Step
from model_releases.models import Release

# The whole table of states.py: the database knows no other step.
KNOWN_STEPS = reduce(
    or_,
    (
        Q(what=step.value, from_state__in=[one.value for one in rule.before])
        & Q(to_state=rule.after.value)
        for step, rule in RULES.items()
    ),
)


class ProposalEventQuerySet(models.QuerySet["ProposalEvent"]):
    """Questions one asks of steps."""

    def in_order(self) -> Self:
        """As they were taken, with who took them."""
        return self.select_related("by").order_by("pk")


class ProposalEvent(AuditEvent):
    """One step in a proposal's life: public, with a reason, never rewritten."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="events")
    from_state = models.CharField(max_length=20, choices=State.choices)
    to_state = models.CharField(max_length=20, choices=State.choices)

    objects = ProposalEventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=KNOWN_STEPS, name="feedback_step_is_in_the_table"),
            models.CheckConstraint(condition=~Q(why=""), name="feedback_step_says_why"),
        ]

    @property
    def step(self) -> Step:
        """Which step it was."""
        return Step(self.what)


class ProposalNoteQuerySet(VisibleQuerySet["ProposalNote"]):
    """Questions one asks of maintainers' notes."""

    def visible_to(self, reader: Reader) -> Self:
        """Maintainers', and nobody else's: they stand on the desk alone."""
        is_theirs = isinstance(reader, Member) and reader.has_role(Role.MAINTAINER)
        return self if is_theirs else self.none()

    def in_order(self) -> Self:
        """As they were written, with who wrote them."""
        return self.select_related("author").order_by("at", "pk")


class ProposalNote(models.Model):
    """What maintainers tell each other about a proposal before it is decided. Never public."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="notes")
    author = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField(max_length=5000)

    objects = ProposalNoteQuerySet.as_manager()

    def __str__(self) -> str:
        return self.text[:60]


class RolledIn(models.Model):
    """A release which took a proposal up, and one element that it changed for it.

    No element means the release as a whole.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="rolled_in")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="rolled_in")
    element_uid = models.UUIDField(null=True, blank=True, db_index=True)

    objects = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "release", "element_uid"],
                name="feedback_rolled_in_once_an_element",
            ),
            models.UniqueConstraint(
                fields=["proposal", "release"],
                condition=Q(element_uid__isnull=True),
                name="feedback_rolled_in_whole_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} in {self.release_id}"
