"""Support for actions: votes, and how many people and councils they come to."""

from django.db import models
from django.db.models import F, Q

from community.models import Tally, Vote
from library.models.actions import Action
from library.models.editions import Edition


class ActionVote(Vote):
    """One member's support of one action, given to the edition they read.

    `merged_from` names the duplicate through which a carried vote came: the member's vote there is
    the reason for this one. A vote that the member gave here has none.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="votes")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+", db_index=False)
    merged_from = models.ForeignKey(
        Action, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "member"], name="library_one_vote_a_member_and_action"
            ),
            models.CheckConstraint(
                condition=Q(merged_from__isnull=True) | ~Q(merged_from=F("action")),
                name="library_vote_is_carried_from_another_action",
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
