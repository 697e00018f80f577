"""Whole sentences: which of their words say what is looked for, and how many will do."""

from dataclasses import replace
from math import ceil

from search.analyser import tokens
from search.words import Sought, as_read

SHORTEST_SENTENCE = 4
# What stands in a question and in no title. Never asked for in a sentence; elsewhere left out
# only when the whole finds nothing.
LITTLE_WORDS = frozenset(
    tokens(
        "a about all an and any are as at be but by can could do does for from get had has have how"
        " i if in into is it its just like me more much my no not of off on one or our out over"
        " really same should so some that the their them there these they this those to too up us"
        " use was we were what when where which who why will with would you your"
    )
)
# Words so common in talk that they tell one text from another by chance. Left out like the little
# ones, unless a sentence has no other.
COMMON_WORDS = frozenset(
    tokens(
        "after again always another anyone anything ask before best better between big come each"
        " every everybody everyone few find first found give go good great happen help keep kept"
        " know last let lot make many most need never new next only other own part person put say"
        " see seen small somebody someone something still sure take tell thing think three today"
        " try two very want way well work yet"
    )
)


def is_sentence(typed: str, sought: Sought) -> bool:
    """Whether `typed` is talk: four words or more, a little one among them, and no signs.

    Who puts words in quotes, or leaves some out by a minus, means every word.
    """
    if sought.none or '"' in as_read(typed) or len(sought.every) < SHORTEST_SENTENCE:
        return False
    return any(set(word.alternatives[0]) <= LITTLE_WORDS for word in sought.every)


def without_little_words(sought: Sought) -> Sought:
    """The same, but for the words that only make talk of it; all, if there are no others."""
    kept = sought.every
    for left_out in (LITTLE_WORDS, LITTLE_WORDS | COMMON_WORDS):
        kept = tuple(w for w in kept if not set(w.alternatives[0]) <= left_out) or kept
    return replace(sought, every=kept)


def most_of(sought: Sought) -> list[int]:
    """How many of the words to ask for, in turn: at first half of them or more, at last one."""
    return list(range(ceil(len(sought.every) / 2), 0, -1))
