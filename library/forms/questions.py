"""Questions in plain words: "what takes us from 2 to 3 in Data, cheaply?" asks for filters.

A question is read only when it names a dimension and a level, by the names and numbers of the
model's current release. Everything else stays words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from search.sentences import LITTLE_WORDS

CUES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "cost": {
        "free|for nothing|no (?:new )?money|no budget": ("none",),
        "cheap(?:ly)?|inexpensive(?:ly)?|low cost": ("none", "under-5k"),
    },
    "effort": {"quick(?:ly)?(?: wins?)?": ("days", "weeks")},
}
UNITS = "minutes?|hours?|days?|weeks?|months?|years?|people|members|councils?|percent"
# What is left of a question when its parts are taken out, and says nothing of what to find.
_FILLERS = """
    action actions at begin best bring first get go help idea ideas level levels list move need next
    reach raise stage start step stuck take takes thing things up want way ways
"""
FILLERS = LITTLE_WORDS.union(_FILLERS.split())


@dataclass(frozen=True)
class Reading:
    """A question as filters (facet -> values), and the words that are left of it."""

    chosen: Mapping[str, tuple[str, ...]]
    words: str


@dataclass(frozen=True)
class _Patterns:
    """What to look for: dimensions, steps from one level to another, and a level to start from."""

    dimension: re.Pattern[str]
    step: re.Pattern[str]
    start: re.Pattern[str]


def read_question(
    typed: str, *, dimensions: Mapping[str, str], levels: Mapping[int, str]
) -> Reading | None:
    """The filters that `typed` asks for in words; None when it is no such question.

    `dimensions`: code -> name; `levels`: number -> name.
    """
    names = {_plain(name): code for code, name in dimensions.items()}
    numbers = {_plain(name): str(number) for number, name in levels.items()}
    if not names or not numbers:
        return None
    text = _plain(typed)
    patterns = _patterns(tuple(names), tuple(numbers))
    named = tuple(dict.fromkeys(names[match] for match in patterns.dimension.findall(text)))
    step = patterns.step.search(text) or patterns.start.search(text)
    if not named or not step:
        return None
    ends = [numbers.get(level, level) for level in step.groups() if level]
    chosen = {"dimension": named}
    chosen |= {part: (end,) for part, end in zip(("from", "to"), ends, strict=False)}
    rest = patterns.dimension.sub(" ", text.replace(step[0], " ", 1))
    return _with_cues(chosen, rest)


def _with_cues(chosen: dict[str, tuple[str, ...]], rest: str) -> Reading:
    """The filters, with those that words like "cheaply" ask for, and the words that are left."""
    for facet, cues in CUES.items():
        for cue, values in cues.items():
            rest, found = re.subn(rf"\b(?:{cue})\b", " ", rest)
            if found:
                chosen.setdefault(facet, values)
    return Reading(chosen, " ".join(word for word in rest.split() if word not in FILLERS))


def _plain(text: str) -> str:
    """Lower case, one space between words and signs; "->" and "→" are ">"."""
    arrows = re.sub(r"-+>|→|⇒", ">", text.lower())
    return " ".join(re.findall(r"\w+|>", arrows))


@lru_cache(maxsize=32)
def _patterns(dimensions: tuple[str, ...], levels: tuple[str, ...]) -> _Patterns:
    number = r"(?:levels? |stage )?"
    named = _any_of(levels)
    level = rf"{number}(\d|{named})"
    return _Patterns(
        dimension=re.compile(rf"\b({_any_of(dimensions)})\b"),
        step=re.compile(rf"\b(?:from )?{level} (?:to|>|up to|into) {level}\b(?! (?:{UNITS})\b)"),
        start=re.compile(
            rf"\b(?:(?:at|stuck at|stuck on|from|level|stage) {level}\b(?! (?:{UNITS})\b)"
            rf"|({named}) (?:on|in|for|at) (?={_any_of(dimensions)}))"
        ),
    )


def _any_of(names: Iterable[str]) -> str:
    # The longest first, so that "decision making" is not read as "decision".
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
