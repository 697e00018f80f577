"""What stops a report, told so that somebody can mend it."""

from collections.abc import Sequence


class RelevanceError(Exception):
    """The answers cannot be judged; the sentence says why and what to do."""


class JudgedSetError(RelevanceError):
    """The judged set is not one. `faults` are sentences, one for each thing that is wrong."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = list(faults)
