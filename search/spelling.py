"""Words that no or few documents have, put right against the words that documents have."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase, digits
from typing import TypeVar

from search.analyser import Token, spellings, tokens, tokens_with_offsets
from search.words import Sought, Word, as_read

# In shorter words one letter makes another word, not a slip.
SHORTEST_WORD = 4
# In longer ones two slips still leave only one word to be meant.
LONG_WORD = 8
# Each costs some 30,000 looks into the index, the longest 70,000.
MOST_LONG_WORDS, LONGEST_WORD = 3, 16
# A word in this many documents or fewer may be a slip that somebody made before.
RARE = 3
# How many times as many documents a spelling must have, to be offered for another that is found.
MANY_TIMES = 5
_LETTERS = ascii_lowercase + digits
_VOWELS = "aeiou"

Kept = TypeVar("Kept")

Known = Callable[[Collection[str]], Mapping[str, int]]
"""Those of some spellings that documents have, with the number of documents."""

AreFound = Callable[[Sequence[Word]], Sequence[bool]]
"""Whether any document has a word, for each of some words."""


def corrected(typed: str, sought: Sought, *, are_found: AreFound, known: Known) -> str:
    """What was typed with its unknown words put right; empty when no word could be.

    A word is put right by one letter; a longer one, when that does not help, by two likely slips.
    However many words there are, the index is asked twice for words and four times for spellings.
    """
    unknown = _without(sought.every, are_found(sought.every))
    slips = _tokens_of(typed, unknown)
    are_there = are_found([Word(((token.text,),)) for token in slips])
    unheard = [token.spelling for token in _without(slips, are_there)]
    near = _neighbours(unheard, known)
    far = [s for s in unheard if not near[s] and LONG_WORD <= len(s) <= LONGEST_WORD]
    for spelling in far[:MOST_LONG_WORDS]:
        near[spelling] = known(sorted(set(within_two_slips(spelling))))
    return _rewritten(typed, unknown, {s: _likeliest(s, others) for s, others in near.items()})


def offered(typed: str, sought: Sought, *, known: Known) -> str:
    """What was typed with rare words changed by one letter into common ones; empty for none.

    For words that are found, so that they may be meant as they stand: an offer, no correction.
    """
    # Asked first, since few words are rare and looking around one costs a thousand looks.
    there = known(spellings(as_read(typed)))
    rare = {
        token.spelling: token.text
        for token in _tokens_of(typed, sought.every)
        if there.get(token.spelling, 0) <= RARE
    }
    better = {}
    for spelling, near in _neighbours(rare, known).items():
        least = MANY_TIMES * max(there.get(spelling, 0), 1)
        others = {s: n for s, n in near.items() if n >= least and tokens(s) != [rare[spelling]]}
        better[spelling] = _likeliest(spelling, others)
    return _rewritten(typed, sought.every, better)


def within_one_edit(spelling: str) -> Iterator[str]:
    """Everything that one letter added, left out, changed or swapped with the next one makes."""
    for at in range(len(spelling) + 1):
        before, after = spelling[:at], spelling[at:]
        yield from (before + letter + after for letter in _LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def within_two_slips(spelling: str) -> Iterator[str]:
    """One edit of any kind and one of the commonest: a vowel, a double letter, two swapped.

    Of 27 words with two slips it reached 23, looking at 29,000 spellings; any two edits of a word
    of ten letters are 300,000.
    """
    for once in set(within_one_edit(spelling)):
        for at, letter in enumerate(once):
            before, after = once[:at], once[at + 1 :]
            if letter in _VOWELS:
                yield from (before + vowel + after for vowel in _VOWELS)
                yield before + after
            yield before + after if before.endswith(letter) else before + letter + letter + after
            if after:
                yield before + after[0] + letter + after[1:]


def _neighbours(spelt: Iterable[str], known: Known) -> dict[str, Mapping[str, int]]:
    """For each spelling those that are one letter away and that documents have, asked at once."""
    around = {spelling: set(within_one_edit(spelling)) for spelling in spelt}
    if not around:
        return {}
    there = known(sorted(set().union(*around.values())))
    return {
        spelling: {other: number for other, number in there.items() if other in near}
        for spelling, near in around.items()
    }


def _tokens_of(typed: str, words: Iterable[Word]) -> list[Token]:
    """Tokens of `words` that are long enough to be put right."""
    text = as_read(typed)
    each = (tokens_with_offsets(text[word.start : word.end]) for word in words)
    return [token for found in each for token in found if len(token.spelling) >= SHORTEST_WORD]


def _without(each: Sequence[Kept], are_found: Sequence[bool]) -> list[Kept]:
    return [one for one, is_found in zip(each, are_found, strict=True) if not is_found]


def _rewritten(typed: str, words: Collection[Word], better: Mapping[str, str]) -> str:
    """`typed` with tokens of `words` replaced by `better` ones; empty if that changes nothing."""
    text = as_read(typed)
    changed = text
    # From the end, so that places before a change stay where they are.
    for word in sorted(words, key=lambda word: word.start, reverse=True):
        for token in reversed(tokens_with_offsets(text[word.start : word.end])):
            spelling = better.get(token.spelling, token.spelling)
            start, end = word.start + token.start, word.start + token.end
            if spelling != token.spelling:
                changed = changed[:start] + spelling + changed[end:]
    return changed.strip() if changed != text else ""


def _likeliest(spelling: str, near: Mapping[str, int]) -> str:
    """The one that most documents have, of those with the same first letter if there are any."""
    # A slip in the first letter is rare.
    return min(near, key=lambda s: (s[0] != spelling[0], -near[s], s), default=spelling)
