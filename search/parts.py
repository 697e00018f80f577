"""The parts of search that can be left out, each alone, to see what it is worth.

Readers always get all of them: only `tools.relevance` and tests leave any out.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum


class Part(StrEnum):
    """One way in which search meets readers half-way, by the name that `--without` takes."""

    SENTENCES = "sentences"  # filters are read from plain sentences
    SYNONYMS = "synonyms"
    EVERYDAY_WORDS = "everyday-words"  # looser synonyms, in sentences
    SPELLING = "spelling"  # unknown words are put right
    LOOSENING = "loosening"  # most of the words will do when all of them find too little
    HEADS = "heads"  # words of title, tags and summary count for more
    STRENGTH = "strength"  # the steps that an action was made for come first
    BOOST = "boost"  # support and evidence lift a document among near-equals


_left_out: ContextVar[frozenset[Part]] = ContextVar("parts_left_out", default=frozenset())


def is_on(part: Part) -> bool:
    """Whether search uses `part` now."""
    return part not in _left_out.get()


@contextmanager
def without(*parts: Part) -> Iterator[None]:
    """Search without `parts` inside the block, in this thread."""
    before = _left_out.set(_left_out.get().union(parts))
    try:
        yield
    finally:
        _left_out.reset(before)
