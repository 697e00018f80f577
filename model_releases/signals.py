"""What upper apps may hear of. Sent inside the transaction: rows of a receiver fall with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.dispatch import Signal

release_frozen = Signal()  # release: the sealed Release
# Asked, with `release`, by pages that show how much is going on. A receiver of an upper app answers
# {(dimension's key, level): number of actions that lead there}, in one query.
activity_asked = Signal()
# Asked, with `release`, by the pages of its dimensions. A receiver of an upper app answers
# {passage's uid: [(words, address), …]}: what has to do with that passage. One query or two.
links_asked = Signal()
# Asked, with `page`, by the gate: a receiver answers a list of GateFault of its own.
faults_asked = Signal()
# Asked, with `model` and `page`, at freezing: a receiver answers a list of ReleaseNote.
credits_asked = Signal()


@dataclass(frozen=True)
class GateFault:
    """One thing that keeps a working copy from being frozen, and where to mend it."""

    sentence: str
    address: str


@dataclass(frozen=True)
class ReleaseNote:
    """A line of the release notes: what was decided, its page, and whom to thank, if wished.

    `elements` are uids of dimensions and passages. `credit` is a name as chosen, or empty; it
    goes into the credits, which can be issued anew, never into the frozen text.
    """

    title: str
    number: str
    address: str
    elements: list[UUID] = field(default_factory=list)
    credit: str = ""


def answers(signal: Signal, **asked: object) -> Iterator[object]:
    """Everything that receivers of a question answer, one after another."""
    for _, told in signal.send(None, **asked):
        yield from told or ()
