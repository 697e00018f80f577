"""Words that no or few documents have, put right against the words that documents have."""

from collections.abc import Callable, Collection, Iterator, Mapping
from string import ascii_lowercase, digits

from search.analyser import Token, spellings, tokens, tokens_with_offsets
from search.words import Sought, Word, as_read

# In shorter words one letter makes another word, not a slip.
SHORTEST_WORD = 4
# In longer ones two slips still leave only one word to be meant.
LONG_WORD = 8
# Each costs some 30,000 looks into the index.
MOST_LONG_WORDS = 3
# A word in this many documents or fewer may be a slip that somebody made before.
RARE = 3
# How many times as many documents a spelling must have, to be offered for another that is found.
MANY_TIMES = 5
_LETTERS = ascii_lowercase + digits
_VOWELS = "aeiou"

Known = Callable[[Collection[str]], Mapping[str, int]]
"""Those of some spellings that documents have, with the number of documents."""

IsFound = Callable[[Word], bool]
"""Whether any document has a word."""


def corrected(typed: str, sought: Sought, *, is_found: IsFound, known: Known) -> str:
    """What was typed with its unknown words put right; empty when no word could be.

    A word is put right by one letter; a longer one, when that does not help, by two likely slips.
    """
    long_words = iter(range(MOST_LONG_WORDS))

    def better(token: Token) -> str:
        if len(token.spelling) < SHORTEST_WORD or is_found(Word(((token.text,),))):
            return token.spelling
        near = known(sorted(set(within_one_edit(token.spelling))))
        if not near and len(token.spelling) >= LONG_WORD and next(long_words, None) is not None:
            near = known(sorted(set(within_two_slips(token.spelling))))
        return _likeliest(token.spelling, near)

    unknown = [word for word in sought.every if not is_found(word)]
    return _rewritten(typed, unknown, better)


def offered(typed: str, sought: Sought, *, known: Known) -> str:
    """What was typed with rare words changed by one letter into common ones; empty for none.

    For words that are found, so that they may be meant as they stand: an offer, no correction.
    """
    # Asked first, since few words are rare and looking around one costs a thousand looks.
    there = known(spellings(as_read(typed)))

    def better(token: Token) -> str:
        spelling, number = token.spelling, there.get(token.spelling, 0)
        if len(spelling) < SHORTEST_WORD or number > RARE:
            return spelling
        near = known(sorted(set(within_one_edit(spelling))))
        least = MANY_TIMES * max(number, 1)
        others = {s: n for s, n in near.items() if n >= least and tokens(s) != [token.text]}
        return _likeliest(spelling, others)

    return _rewritten(typed, list(sought.every), better)


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


def _rewritten(typed: str, words: Collection[Word], better: Callable[[Token], str]) -> str:
    """`typed` with each token of `words` replaced; empty when that changes nothing."""
    text = as_read(typed)
    changed = text
    # From the end, so that places before a change stay where they are.
    for word in sorted(words, key=lambda word: word.start, reverse=True):
        for token in reversed(tokens_with_offsets(text[word.start : word.end])):
            spelling = better(token)
            start, end = word.start + token.start, word.start + token.end
            if spelling != token.spelling:
                changed = changed[:start] + spelling + changed[end:]
    return changed.strip() if changed != text else ""


def _likeliest(spelling: str, near: Mapping[str, int]) -> str:
    """The one that most documents have, of those with the same first letter if there are any."""
    # A slip in the first letter is rare.
    return min(near, key=lambda s: (s[0] != spelling[0], -near[s], s), default=spelling)
