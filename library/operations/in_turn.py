"""Many actions answered at once: each for itself, and what was not done says why."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from library.models import Action
from library.operations.refusals import CurationRefusedError


@dataclass(frozen=True)
class Answered:
    """One action of many. `refusal` is why it was not done; empty when it was."""

    action: Action
    refusal: str = ""


def answer_in_turn(actions: Iterable[Action], answer: Callable[[Action], object]) -> list[Answered]:
    """Do `answer` to each, in a transaction of its own: one that is refused stops no other."""
    said = []
    for action in actions:
        try:
            answer(action)
        except CurationRefusedError as refusal:
            said.append(Answered(action, str(refusal)))
        else:
            said.append(Answered(action))
    return said
