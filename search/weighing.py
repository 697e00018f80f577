"""What counts for more when a match is ranked: the same on every engine."""

from collections.abc import Iterable, Iterator
from itertools import chain, repeat

SYNONYM_WEIGHT = 0.6
"""A synonym counts for less than the word that was typed."""

_WEIGHTS = (4, 2, 2)
_LIGHTEST = 1
# Highest boost: a tenth more than the same match without. Enough to order equals, no more.
_STRONGEST_LIFT = 0.1


def weighed(texts: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Each text with how many times its words count, heaviest first."""
    return zip(texts, chain(_WEIGHTS, repeat(_LIGHTEST)), strict=False)


def lift(boost: int) -> float:
    """What a match is multiplied by for a boost of 0 to 100: one, or a little more."""
    return 1 + _STRONGEST_LIFT * boost / 100
