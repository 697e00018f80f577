"""Supporting a proposal, and taking support back. Votes rank; they decide nothing."""

from datetime import datetime

from community.models import Member
from community.operations.counting import Supported
from community.operations.voting import VoteTable, insert_vote
from feedback.models import Proposal, ProposalTally, ProposalVote
from feedback.operations.refusals import NotAllowedError, NotNowError, OwnProposalError
from feedback.permissions import can_propose, is_author
from feedback.states import UNDECIDED

VOTES = VoteTable(
    votes=ProposalVote._meta.db_table,
    things=Proposal._meta.db_table,
    key="proposal_id",
    states=tuple(state.value for state in UNDECIDED),
)
PROPOSALS = Supported(
    things=Proposal,
    votes=ProposalVote,
    tally=ProposalTally,
    key="proposal",
    called=lambda one: f"proposal {one.number or one.uid}",
)


def cast_vote(proposal: Proposal, *, by: Member, at: datetime) -> None:
    """Support a proposal, for one's primary council at that time. One statement, as a rule.

    `at` is timezone-aware. Doing it twice is doing it once. Raises NotAllowedError for a member
    not approved, OwnProposalError for one's own, and NotNowError when it is decided; then nothing
    is stored.
    """
    if not can_propose(by):
        raise NotAllowedError(
            "You can support proposals once a moderator has let you in. You will hear by e-mail."
        )
    if is_author(by, proposal):
        raise OwnProposalError("You wrote this proposal, so its support has to come from others.")
    is_new = insert_vote(VOTES, thing=proposal.pk, by=by, at=at)
    if not is_new and not _has_voted(proposal, by=by):
        raise NotNowError("This proposal is decided or withdrawn, so it takes no more votes.")


def take_back_vote(proposal: Proposal, *, by: Member) -> None:
    """Withdraw the support of `by`. Harmless when there is none."""
    ProposalVote.objects.filter(proposal=proposal, member=by).delete()


def _has_voted(proposal: Proposal, *, by: Member) -> bool:
    return ProposalVote.objects.filter(proposal=proposal, member=by).exists()
