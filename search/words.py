"""What a reader types, understood: a small tree that every engine can translate.

Words, "phrases in quotes" and -minus are all there is. Nothing a person types is an error:
signs without letters are left out, a quote that is never closed is no quote.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from search.analyser import Token, readable, tokens, tokens_with_offsets

Tokens = tuple[str, ...]
Synonyms = Mapping[Tokens, Collection[Tokens]]
"""What is typed -> what may stand for it. One-way: give both ways where both are meant."""

MOST_WORDS = 64
MOST_CHARACTERS = 10_000
HYPHENS = frozenset("-‐‑")
_QUOTES = str.maketrans("“”„‟«»\N{MINUS SIGN}", '""""""-')
_PIECES = re.compile(r'(?P<minus>(?<!\S)-+)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True)
class Word:
    """One thing typed, found where any of `alternatives` stands as a run of tokens.

    What was typed comes first, its synonyms after it. `start` and `end` say where it stands in
    the text as the analyser reads it.
    """

    alternatives: tuple[Tokens, ...]
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Sought:
    """What a document must have: all of `every`, `at_least` so many of `some`, none of `none`.

    `at_least` is 1 to the number of `some`, and says nothing when there are none. `notes` are
    sentences for the reader about what was left out.
    """

    every: tuple[Word, ...] = ()
    some: tuple[Word, ...] = ()
    none: tuple[Word, ...] = ()
    notes: tuple[str, ...] = ()
    at_least: int = 1

    def has_words(self) -> bool:
        """Whether there is anything that a document must have."""
        return bool(self.every or self.some)


def understand(typed: str, *, synonyms: Synonyms | None = None) -> Sought:
    """Read `typed`; `synonyms` widen its plain words, never its phrases or what it excludes."""
    every: list[Word] = []
    none: list[Word] = []
    plain: list[Word] = []
    for piece in _PIECES.finditer(as_read(typed)):
        if piece["minus"]:
            none.extend(_phrase(piece))
        elif piece["phrase"] is not None:
            every.extend(_phrase(piece))
        else:
            plain.extend(_plain_words(piece))
    every = sorted(every + _widened(plain, synonyms or {}), key=lambda word: word.start)
    kept = _distinct(every)[:MOST_WORDS]
    return Sought(
        every=kept,
        none=_distinct(none)[: MOST_WORDS - len(kept)],
        notes=tuple(_notes(typed, len(every) + len(none))),
    )


def as_read(typed: str) -> str:
    """`typed` as it is understood: one kind of quote and of minus, and no quote left open."""
    text = readable(typed[:MOST_CHARACTERS]).translate(_QUOTES)
    if text.count('"') % 2:
        before, _, after = text.rpartition('"')
        text = before + after
    return text


def synonyms_of(phrases: Mapping[str, Iterable[str]]) -> Synonyms:
    """Synonyms from words as people write them: `{"digital inclusion": ["assisted digital"]}`."""
    return {
        tuple(tokens(phrase)): tuple(tuple(tokens(other)) for other in others if tokens(other))
        for phrase, others in phrases.items()
        if tokens(phrase)
    }


def joined(synonyms: Synonyms, others: Synonyms) -> Synonyms:
    """Both together, those of `synonyms` first."""
    found: dict[Tokens, tuple[Tokens, ...]] = {}
    for typed in dict.fromkeys((*synonyms, *others)):
        both = (*synonyms.get(typed, ()), *others.get(typed, ()))
        found[typed] = tuple(dict.fromkeys(both))
    return found


def any_of(sought: Sought, *, at_least: int = 1) -> Sought:
    """The same, but `at_least` so many of its words are enough."""
    return replace(sought, every=(), some=sought.every, at_least=at_least)


def _phrase(piece: re.Match[str]) -> list[Word]:
    name = "word" if piece["phrase"] is None else "phrase"
    found = tokens_with_offsets(piece[name])[:MOST_WORDS]
    return [_word(found, (), start=piece.start(name))] if found else []


def _plain_words(piece: re.Match[str]) -> list[Word]:
    """Each word alone; "follow-up" is one word, found as "follow up" and as "followup"."""
    words = []
    for run in _hyphenated(tokens_with_offsets(piece["word"]), piece["word"]):
        joined = tuple(tokens("".join(token.spelling for token in run)))
        words.append(_word(run[:MOST_WORDS], [joined], start=piece.start("word")))
    return words


def _word(run: Sequence[Token], others: Iterable[Tokens], *, start: int) -> Word:
    typed = tuple(token.text for token in run)
    return Word(
        tuple(dict.fromkeys((typed, *filter(None, others)))),
        start + run[0].start,
        start + run[-1].end,
    )


def _hyphenated(found: Sequence[Token], text: str) -> list[list[Token]]:
    runs = [[token] for token in found[:1]]
    for before, token in pairwise(found):
        if text[before.end : token.start] in HYPHENS:
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _widened(words: list[Word], synonyms: Synonyms) -> list[Word]:
    """Words with the synonyms of every phrase that they are part of.

    "screen reader" or "wcag" is "(screen or wcag) and (reader or wcag)", so each word of the
    phrase gets the synonym, and no phrase has to be put together.
    """
    if not synonyms:
        return words
    owners = [(token, at) for at, word in enumerate(words) for token in word.alternatives[0]]
    longest = max(map(len, synonyms))
    others: dict[int, dict[Tokens, None]] = defaultdict(dict)
    for first in range(len(owners)):
        for last in range(first + 1, min(first + longest, len(owners)) + 1):
            phrase = tuple(token for token, _ in owners[first:last])
            for _, at in owners[first:last]:
                others[at].update(dict.fromkeys(synonyms.get(phrase, ())))
    return [
        replace(word, alternatives=tuple(dict.fromkeys((*word.alternatives, *others[at]))))
        for at, word in enumerate(words)
    ]


def _distinct(words: Iterable[Word]) -> tuple[Word, ...]:
    first: dict[tuple[Tokens, ...], Word] = {}
    for word in words:
        first.setdefault(word.alternatives, word)
    return tuple(first.values())


def _notes(typed: str, words: int) -> Iterable[str]:
    if words > MOST_WORDS or len(typed) > MOST_CHARACTERS:
        yield f"Only the first {MOST_WORDS} words were searched for."
    elif typed.strip() and not words:
        yield "Nothing was searched for: write a word with letters or digits."
