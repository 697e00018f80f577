"""Support for actions: votes, and how many people and councils they come to."""

from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from community.models import Member, Tally, Vote
from library.models.actions import Action
from library.models.editions import Edition

LONGEST_REASON = 500


class ActionVoteQuerySet(models.QuerySet["ActionVote"]):
    """Questions one asks of votes on actions."""

    def to_reconfirm(self) -> Self:
        """Given to a text older than the last substantive edit; they count until taken back."""
        edits = Edition.objects.substantive().filter(action=OuterRef("action")).newest_first()
        return self.filter(edition__number__lt=Subquery(edits.values("number")[:1]))

    def with_reasons(self) -> Self:
        """Those that say why, of voters who are still here, the last first; hidden ones too."""
        said = self.exclude(reason="").filter(member__is_active=True, counted=True)
        return said.select_related("member", "council", "hidden_by").order_by("-at", "-pk")


class ActionVote(Vote):
    """One member's support of one action, given to the edition they read.

    `merged_from` names the duplicate through which a carried vote came: the member's vote there is
    the reason for this one. A vote that the member gave here has none. `reason` is public beside
    the voter's name, unless a moderator has hidden it. The columns of the reason have their
    defaults in the database: a vote is one INSERT that does not name them.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="votes")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+", db_index=False)
    merged_from = models.ForeignKey(
        Action, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    reason = models.TextField(max_length=LONGEST_REASON, blank=True, default="", db_default="")
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    hidden_why = models.TextField(blank=True, default="", db_default="")

    objects = ActionVoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "member"], name="library_one_vote_a_member_and_action"
            ),
            models.CheckConstraint(
                condition=Q(merged_from__isnull=True) | ~Q(merged_from=F("action")),
                name="library_vote_is_carried_from_another_action",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("reason"), LONGEST_REASON),
                name="library_vote_reason_is_short",
            ),
            models.CheckConstraint(
                condition=Q(hidden_at__isnull=True, hidden_by__isnull=True)
                | Q(hidden_at__isnull=False, hidden_by__isnull=False) & ~Q(hidden_why=""),
                name="library_vote_reason_hidden_by_whom",
            ),
        ]
        indexes = [
            models.Index(fields=["action", "counted", "council"], name="library_vote_counting")
        ]


class ActionTally(Tally):
    """People and distinct councils behind one action; triggers move it, nothing else does."""

    action = models.OneToOneField(
        Action, primary_key=True, on_delete=models.PROTECT, related_name="tally"
    )
