"""Why something was not done with a proposal. Each carries a sentence for who asked."""


class ProposalRefusedError(Exception):
    """What was wanted with a proposal was not done; the sentence says why."""


class NotAllowedError(ProposalRefusedError):
    """It is not this member's to do."""


class OwnProposalError(NotAllowedError):
    """Nobody supports or decides on their own proposal, nor where they stood aside."""


class NotNowError(ProposalRefusedError):
    """Where the proposal stands, this cannot be done: often somebody else was faster."""


class ReasonMissingError(ProposalRefusedError):
    """A step is public and says why."""


class NothingToBringInError(ProposalRefusedError):
    """There is no working copy, or no words that could be offered to it."""
