"""Support for a proposal, and what is said about it."""

from django.db import models

from community.models import Comment, CommentQuerySet, Tally, Vote
from feedback.models.proposals import Proposal


class ProposalVote(Vote):
    """One member's support of one proposal."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="votes")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "member"], name="feedback_one_vote_a_member_and_proposal"
            )
        ]
        indexes = [
            models.Index(fields=["proposal", "counted", "council"], name="feedback_vote_counting")
        ]


class ProposalTally(Tally):
    """People and distinct councils behind one proposal; triggers move it, nothing else does."""

    proposal = models.OneToOneField(
        Proposal, primary_key=True, on_delete=models.PROTECT, related_name="tally"
    )


class ProposalCommentQuerySet(CommentQuerySet["ProposalComment"]):
    """Questions one asks of the discussion of a proposal."""


class ProposalComment(Comment):
    """What one member said about a proposal; a new argument starts its last call again."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="comments")
    is_new_argument = models.BooleanField(default=False)

    objects = ProposalCommentQuerySet.as_manager()

    class Meta(Comment.Meta):
        abstract = False
        indexes = [models.Index(fields=["proposal", "at"], name="feedback_comments_in_order")]
