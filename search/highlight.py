"""Matched words shown in a text: marked up by us, from the same tokens that engines match."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from search.analyser import Token, readable, tokens, tokens_with_offsets
from search.words import Sought, Tokens


class Match(NamedTuple):
    """Where a text has something that is sought."""

    start: int
    end: int


def highlighted(text: str, sought: Sought) -> SafeString:
    """The whole of `text` as HTML, escaped, with what is sought inside `<mark>`."""
    text = readable(text)
    return _marked(text, _matches(text, sought))


def snippet(text: str, sought: Sought, *, length: int = 240) -> SafeString:
    """The part of `text` that has most of what is sought, as `highlighted` gives it.

    About `length` characters (two or more), cut between words, with "…" where something is left
    out; the beginning when nothing is found. Lines are joined.
    """
    text = " ".join(readable(text).split())
    start, end = _best_part(text, sought, length) if len(text) > length else (0, len(text))
    return format_html(
        "{}{}{}",
        "… " if start else "",
        highlighted(text[start:end].rstrip(), sought),
        " …" if end < len(text) else "",
    )


def _marked(text: str, matches: Sequence[Match]) -> SafeString:
    ends = [0, *(match.end for match in matches)]
    parts = [
        (text[end : match.start], text[match.start : match.end])
        for end, match in zip(ends, matches, strict=False)
    ]
    marked = format_html_join("", "{}<mark>{}</mark>", parts)
    return marked + conditional_escape(text[ends[-1] :])


def _matches(text: str, sought: Sought) -> list[Match]:
    """What is sought in `text`, from left to right, none over another, the longest first."""
    wanted = _wanted(sought)
    if wanted.keys().isdisjoint(tokens(text)):
        return []  # four times as fast as finding out where
    there = tokens_with_offsets(text)
    matches: list[Match] = []
    for at, token in enumerate(there):
        if not matches or matches[-1].end <= token.start:
            matches.extend(_match_at(there, at, wanted.get(token.text, ())))
    return matches


def _match_at(there: Sequence[Token], at: int, runs: Iterable[Tokens]) -> Iterable[Match]:
    for run in runs:
        stretch = there[at : at + len(run)]
        if tuple(token.text for token in stretch) == run:
            yield Match(stretch[0].start, stretch[-1].end)
            return


def _wanted(sought: Sought) -> dict[str, list[Tokens]]:
    """First token -> the runs that begin with it, longest first."""
    wanted: dict[str, list[Tokens]] = defaultdict(list)
    for word in (*sought.every, *sought.some):
        for run in word.alternatives:
            wanted[run[0]].append(run)
    return {first: sorted(runs, key=len, reverse=True) for first, runs in wanted.items()}


def _best_part(text: str, sought: Sought, length: int) -> tuple[int, int]:
    """Which two halves of a snippet together have most of what is sought, the first of equals.

    Looks at tokens only, by halves: five times as fast as finding every match in a long text.
    """
    wanted = set(_wanted(sought))
    cuts = [0]
    while cuts[-1] + length // 2 < len(text):
        cuts.append(_word_start(text, cuts[-1] + length // 2))
    cuts.append(len(text))
    halves = [wanted.intersection(tokens(text[start:end])) for start, end in pairwise(cuts)]
    found = [len(one | other) for one, other in pairwise(halves)]
    best = found.index(max(found))
    return cuts[best], cuts[best + 2]


def _word_start(text: str, near: int) -> int:
    """The first beginning of a word after a place; the place itself in a very long word."""
    return text.find(" ", near) + 1 or near
