"""The one analyser: the same tokens for every engine, for queries and for highlights.

A token is a run of letters and digits, in lower case, without accents, and stemmed as English.
Cases decided here, for all engines at once:
- an apostrophe inside a word is left out ("don't" is "dont"), a possessive 's too;
- "e-mail" is "email", and so with every word that begins with "e-";
- short forms lose the s of the plural: "KPIs" is "kpi", "PDFs" is "pdf";
- any other hyphen parts two words ("follow-up" is "follow", "up");
- a token over 100 bytes is dropped: it is no word.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

VERSION = 2
"""Raise it with any change to what the tokens are: every index is then built again."""

LONGEST_TOKEN_BYTES = 100
STEMS_REMEMBERED = 100_000

# It begins with plain characters, and looks behind them: 14 times faster than looking first.
_LEFT_OUT = re.compile(
    r"['’](?<=\w.)(?:s\b|(?=\w))"  # council's, don't
    r"|[-‐‑](?<=\b[eE].)(?=[^\W\d_])"  # e-mail
)
_SHORT_FORM = re.compile(r"(?!this)[bcdfghjklmnpqrtvwxz]{2,5}i?s")
_SURROGATES = re.compile("[\ud800-\udfff]")
_splitter = (
    TextAnalyzerBuilder(Tokenizer.simple())
    .filter(Filter.lowercase())
    .filter(Filter.ascii_fold())
    .build()
)
_stemmer = TextAnalyzerBuilder(Tokenizer.raw()).filter(Filter.stemmer("english")).build()


class Token(NamedTuple):
    """A word of a text: its stem, its spelling, and where it stands in `readable(text)`."""

    text: str
    spelling: str
    start: int
    end: int


def tokens(text: str) -> list[str]:
    """Stems of the words of `text`, in order: what engines index and look for."""
    return stems(spellings(text))


def stems(spelt: Iterable[str]) -> list[str]:
    """Stems of words as `spellings` gives them, in order: `tokens` of their text."""
    return list(map(_stems.__getitem__, spelt))


def spellings(text: str) -> list[str]:
    """Words of `text` as spelt, in lower case and without accents, in order; not stemmed."""
    split = _splitter.analyze(_LEFT_OUT.sub("", readable(text)))
    # One look at the longest, since nearly no text has a token to drop. A character is four
    # bytes at most.
    if len(max(split, key=len, default="")) * 4 <= LONGEST_TOKEN_BYTES:
        return split
    return list(filter(_is_word, split))


def tokens_with_offsets(text: str) -> list[Token]:
    """Words of `text` with their places, counted in characters of `readable(text)`."""
    text = readable(text)
    cuts = [match.span() for match in _LEFT_OUT.finditer(text)]
    split = _splitter.pre_tokenize(_LEFT_OUT.sub("", text)).tokens
    places = _Places(cuts)
    return [
        Token(
            _stems[token.text],
            token.text,
            places.start(token.char_offset_from),
            places.end(token.char_offset_to),
        )
        for token in split
        if _is_word(token.text)
    ]


def readable(text: str) -> str:
    """`text` in NFC; half characters, which no file and no engine can hold, become spaces."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _SURROGATES.sub(" ", text)
    return unicodedata.normalize("NFC", text)


class _Stems(dict[str, str]):
    """Spelling -> stem, remembered: a third of the time of an `lru_cache`."""

    def __missing__(self, spelling: str) -> str:
        if len(self) >= STEMS_REMEMBERED:
            self.clear()
        self[spelling] = _stem(spelling)
        return self[spelling]


_stems = _Stems()


def _stem(spelling: str) -> str:
    # The stemmer takes an s away only behind a vowel and another letter.
    if _SHORT_FORM.fullmatch(spelling):
        return spelling[:-1]
    return _stemmer.analyze(spelling)[0]


def _is_word(token: str) -> bool:
    return len(token.encode()) <= LONGEST_TOKEN_BYTES


class _Places:
    """Places in a text from places in the same text with some spans cut out."""

    def __init__(self, cuts: list[tuple[int, int]]) -> None:
        lengths = [end - start for start, end in cuts]
        self._removed = [0, *accumulate(lengths)]
        self._at = [start - gone for (start, _), gone in zip(cuts, self._removed, strict=False)]

    def start(self, place: int) -> int:
        return place + self._removed[bisect_right(self._at, place)]

    def end(self, place: int) -> int:
        return place + self._removed[bisect_left(self._at, place)]
