"""Proposals as rows: what was asked, every step since, decisions, support and discussion."""

from feedback.models.decisions import Decision, StoodAside
from feedback.models.history import ProposalEvent, ProposalNote, RolledIn
from feedback.models.proposals import Proposal
from feedback.models.support import ProposalComment, ProposalTally, ProposalVote

__all__ = [
    "Decision",
    "Proposal",
    "ProposalComment",
    "ProposalEvent",
    "ProposalNote",
    "ProposalTally",
    "ProposalVote",
    "RolledIn",
    "StoodAside",
]
