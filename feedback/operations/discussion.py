"""Discussion of a proposal: saying something, and hiding what does not belong there."""

from datetime import datetime

from django.db import transaction

from community.models import Member
from feedback.models import Proposal, ProposalComment
from feedback.operations.deciding import restart_last_call
from feedback.operations.refusals import NotAllowedError, NotNowError, ReasonMissingError
from feedback.operations.telling import tell_of
from feedback.permissions import can_discuss, can_hide_comments, can_propose


@transaction.atomic
def say(proposal: Proposal, *, text: str, by: Member, at: datetime) -> ProposalComment:
    """Add a comment, and tell the others. The same words sent twice in a row are said once.

    Raises NotAllowedError, NotNowError when it is decided, ReasonMissingError when it is empty.
    """
    held = _discussed(proposal, by=by)
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise ReasonMissingError("Write your comment first.")
    last = held.comments.order_by("-pk").first()
    if last and (last.author_id, last.text) == (by.pk, words):
        return last
    comment = ProposalComment.objects.create(proposal=held, author=by, at=at, text=words)
    tell_of(held, "has a new comment", at=at, but=by)
    return comment


@transaction.atomic
def bring_new_argument(
    proposal: Proposal, *, text: str, by: Member, at: datetime
) -> ProposalComment:
    """Add a comment that starts the last call again. Raises what `say` and the restart raise."""
    words = text.replace("\r\n", "\n").strip()
    restart_last_call(proposal, why=words, by=by, at=at)
    return ProposalComment.objects.create(
        proposal=proposal, author=by, at=at, text=words, is_new_argument=True
    )


def hide_comment(comment: ProposalComment, *, why: str, by: Member, at: datetime) -> None:
    """Take a comment away; that it was there, who hid it and why stays. Once is enough.

    Raises NotAllowedError or ReasonMissingError.
    """
    if not can_hide_comments(by):
        raise NotAllowedError("Only moderators hide comments.")
    if not why.strip():
        raise ReasonMissingError("Say why: it stands in the comment's place.")
    shown = ProposalComment.objects.filter(pk=comment.pk, hidden_at__isnull=True)
    shown.update(hidden_at=at, hidden_by=by, hidden_why=why)


def _discussed(proposal: Proposal, *, by: Member) -> Proposal:
    locked = Proposal.objects.select_for_update(of=("self",)).select_related("author")
    held = locked.get(pk=proposal.pk)
    if not can_propose(by):
        raise NotAllowedError("You can comment once a moderator has let you in.")
    if not can_discuss(by, held):
        raise NotNowError("It is decided or withdrawn, so the discussion is closed.")
    return held
