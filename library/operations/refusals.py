"""Why a curator's decision is not taken: each with a sentence for whoever asked."""


class CurationRefusedError(Exception):
    """A decision that was not taken; the sentence says why."""


class NotACuratorError(CurationRefusedError):
    """Only curators decide."""


class OwnActionError(CurationRefusedError):
    """Nobody decides on their own action."""


class NotWaitingError(CurationRefusedError):
    """Somebody else was faster, or the text was never handed in."""


class UnmappedActionError(CurationRefusedError):
    """The action serves no step: councils search by step, so nobody would ever find it."""


class ReasonMissingError(CurationRefusedError):
    """The author, or whoever reads the page, must learn why."""


class NotListedError(CurationRefusedError):
    """Only what is listed leaves the list, and only something listed takes its place."""


class NotGoneError(CurationRefusedError):
    """Only what has left the list comes back to it; somebody else may have been faster."""
