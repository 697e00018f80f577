"""What maintainers tell each other on the desk. It appears nowhere else."""

from datetime import datetime

from community.models import Member
from feedback.models import Proposal, ProposalNote
from feedback.operations.refusals import NotAllowedError, ReasonMissingError
from feedback.permissions import can_maintain


def add_note(proposal: Proposal, *, text: str, by: Member, at: datetime) -> ProposalNote:
    """Keep a note for the other maintainers. Raises NotAllowedError or ReasonMissingError."""
    if not can_maintain(by):
        raise NotAllowedError("Only maintainers write notes.")
    if not text.strip():
        raise ReasonMissingError("Write the note first.")
    return ProposalNote.objects.create(proposal=proposal, author=by, at=at, text=text)
