"""How two wordings differ: word by word, and whether a reader would notice."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

# A word with the space after it, so that a sentence does not fall into words and spaces
WORD = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]+\s*|[^.!?\n]+")
MOST_STEPS = 1_000_000  # pairs of words; a text of 1,000 words against another takes a second
# Category "other punctuation", yet they say something
MEANINGFUL = frozenset("%‰‱#&@*§¶†‡")
BETWEEN_DIGITS = re.compile(r"(?<=\d)[^\w\s](?=\d)|(?<![^\s(])[-‐‑–](?=\d)")
SPACE = re.compile(r"\s+")
IDLE_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")  # "1 5" is not 15


@dataclass(frozen=True)
class Piece:
    """A run of text which is the same, was removed or was added."""

    kind: Literal["same", "removed", "added"]
    text: str


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces that turn `old` into `new`. Same and removed make `old`, same and added `new`.

    By words; texts of more than about 1,000 changed words by sentences, and beyond that whole.
    """
    for pattern in (WORD, SENTENCE):
        before, after = pattern.findall(old), pattern.findall(new)
        if "".join(before) == old and len(before) * len(after) <= MOST_STEPS:
            return _by_tokens(before, after)
    return _by_tokens([old] if old else [], [new] if new else [])


def counted(pieces: Iterable[Piece]) -> str:
    """How many runs of text were removed and added, as a sentence."""
    kinds = [piece.kind for piece in pieces]
    removed, added = kinds.count("removed"), kinds.count("added")
    return f"{removed or 'Nothing'} removed, {added or 'nothing'} added."


def trivial_difference(old: str, new: str) -> str:
    """What alone differs, as in "punctuation and spacing"; empty when words differ, or nothing."""
    if old == new or _letters(old) != _letters(new) or not _letters(old):
        return ""
    kinds = {
        "spelling of characters": unicodedata.normalize("NFC", old)
        == unicodedata.normalize("NFC", new),
        "case": _cased(old) != _cased(new),
        "punctuation": _marks(old) != _marks(new),
        "spacing": _words(old) != _words(new),
    }
    return " and ".join(kind for kind, is_so in kinds.items() if is_so) or "spacing"


def _by_tokens(old: Sequence[str], new: Sequence[str]) -> tuple[Piece, ...]:
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    pieces: list[Piece] = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[a1:a2])))
            continue
        if a2 > a1:
            pieces.append(Piece("removed", "".join(old[a1:a2])))
        if b2 > b1:
            pieces.append(Piece("added", "".join(new[b1:b2])))
    return tuple(pieces)


def _is_mark(one: str) -> bool:
    return unicodedata.category(one).startswith("P") and one not in MEANINGFUL


def _kept_marks(text: str) -> frozenset[int]:
    """Where a mark is part of a figure: 3.5 is not 35, and -5 is not 5."""
    return frozenset(found.start() for found in BETWEEN_DIGITS.finditer(text))


def _unmarked(text: str) -> str:
    figures = _kept_marks(text)
    return "".join(one for at, one in enumerate(text) if at in figures or not _is_mark(one))


def _cased(text: str) -> str:
    return IDLE_SPACE.sub("", _unmarked(unicodedata.normalize("NFC", text)))


def _words(text: str) -> list[str]:
    return SPACE.split(_unmarked(unicodedata.normalize("NFC", text)).casefold().strip())


def _letters(text: str) -> str:
    return _cased(text).casefold()


def _marks(text: str) -> list[str]:
    return [one for one in unicodedata.normalize("NFC", text) if _is_mark(one)]
