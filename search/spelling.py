"""Words that no document has, put right by one letter against the words that documents have."""

from collections.abc import Callable, Collection, Iterator, Mapping
from string import ascii_lowercase, digits

from search.analyser import Token, tokens_with_offsets
from search.words import Sought, Word, as_read

# In shorter words one letter makes another word, not a slip.
SHORTEST_WORD = 4
_LETTERS = ascii_lowercase + digits

Known = Callable[[Collection[str]], Mapping[str, int]]
"""Those of some spellings that documents have, with the number of documents."""

IsFound = Callable[[Word], bool]
"""Whether any document has a word."""


def corrected(typed: str, sought: Sought, *, is_found: IsFound, known: Known) -> str:
    """What was typed with its unknown words put right; empty when no word could be."""
    text = as_read(typed)
    changed = text
    # From the end, so that places before a change stay where they are.
    for word in sorted(sought.every, key=lambda word: word.start, reverse=True):
        if is_found(word):
            continue
        for token in reversed(tokens_with_offsets(text[word.start : word.end])):
            better = _better(token, is_found=is_found, known=known)
            start, end = word.start + token.start, word.start + token.end
            changed = changed[:start] + better + changed[end:]
    return changed.strip() if changed != text else ""


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


def _better(token: Token, *, is_found: IsFound, known: Known) -> str:
    """The spelling that most documents have; the one that was typed when there is none."""
    if len(token.spelling) < SHORTEST_WORD or is_found(Word(((token.text,),))):
        return token.spelling
    near = known(sorted(set(within_one_edit(token.spelling))))
    # A slip in the first letter is rare.
    return min(
        near,
        key=lambda s: (s[0] != token.spelling[0], -near[s], s),
        default=token.spelling,
    )
