"""Questions in plain words: "what takes us from 2 to 3 in Data, cheaply?" asks for filters.

Words are read as filters when they name a step of the model by the names and numbers of its
current release, when they use a turn of phrase that means nothing else ("that somebody has
tried"), or when nothing would be left of them. Everything else stays words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from library.forms.turns import ALONE, PLAIN_CUES, Cues
from search.sentences import LITTLE_WORDS

UNITS = "minutes?|hours?|days?|weeks?|months?|years?|people|members|councils?|percent"
# What is left of a question when its parts are taken out, and says nothing of what to find.
_FILLERS = """
    action actions already another at begin best bring do done first get go good help idea ideas
    improve improvement level levels list move need next raise reach stage start step stuck take
    takes thing things something anything up want way ways work works worked wins win council
    councils better
"""
FILLERS = LITTLE_WORDS.union(_FILLERS.split())


@dataclass(frozen=True)
class Reading:
    """A question as filters (facet -> values), and the words that are left of it."""

    chosen: Mapping[str, tuple[str, ...]]
    words: str

    @property
    def names_a_step(self) -> bool:
        """Whether a level is asked for: then the filters are the question, whatever is left."""
        return "from" in self.chosen


@dataclass(frozen=True)
class _Patterns:
    """What to look for: dimensions, steps, a level to start from, and one to reach."""

    dimension: re.Pattern[str]
    step: re.Pattern[str]
    start: re.Pattern[str]
    aim: re.Pattern[str]


def read_question(
    typed: str, *, dimensions: Mapping[str, str], levels: Mapping[int, str]
) -> Reading | None:
    """The filters that `typed` asks for in words; None when it asks for none.

    `dimensions`: code -> name; `levels`: number -> name.
    """
    text = _plain(typed)
    if '"' in typed or " -" in typed:
        return None  # signs of somebody who means words
    return _step_read(text, dimensions, levels) or _cues_read(text, dimensions)


def _step_read(
    text: str, dimensions: Mapping[str, str], levels: Mapping[int, str]
) -> Reading | None:
    """A question that names a dimension and a level."""
    names = {_plain(name): code for code, name in dimensions.items()}
    numbers = {_plain(name): str(number) for number, name in levels.items()}
    if not names or not numbers:
        return None
    patterns = _patterns(tuple(names), tuple(numbers))
    named = tuple(dict.fromkeys(names[match] for match in patterns.dimension.findall(text)))
    step = patterns.step.search(text) or patterns.start.search(text)
    if not named or not step:
        return None
    rest = text.replace(step[0], " ", 1)
    ends = [numbers.get(level, level) for level in step.groups() if level]
    aim = patterns.aim.search(rest) if len(ends) == 1 else None
    if aim:
        rest = rest.replace(aim[0], " ", 1)
        ends.append(numbers.get(aim[1], aim[1]))
    chosen = {"dimension": named}
    chosen |= {part: (end,) for part, end in zip(("from", "to"), ends, strict=False)}
    cued, rest = _taken_out(patterns.dimension.sub(" ", rest), PLAIN_CUES, ALONE)
    return Reading(cued | chosen, _without_fillers(rest))


def _cues_read(text: str, dimensions: Mapping[str, str]) -> Reading | None:
    """A question without a step: turns of phrase, or cues and dimensions and nothing else."""
    names = {_plain(name): code for code, name in dimensions.items()}
    cued, rest = _taken_out(text, PLAIN_CUES)
    more, bare = _taken_out(rest, ALONE) if " " in text else ({}, rest)
    named: tuple[str, ...] = ()
    if names:
        dimension = re.compile(rf"\b({_any_of(names)})\b")
        named = tuple(dict.fromkeys(names[match] for match in dimension.findall(bare)))
        bare = dimension.sub(" ", bare)
    if (cued or more) and not _without_fillers(bare):
        return Reading(more | cued | ({"dimension": named} if named else {}), "")
    return Reading(cued, _without_fillers(rest)) if cued else None


def _taken_out(text: str, *cues: Cues) -> tuple[dict[str, tuple[str, ...]], str]:
    """What the cues found in `text` ask for, and the text without them."""
    chosen: dict[str, tuple[str, ...]] = {}
    for of_facet in cues:
        for facet, patterns in of_facet.items():
            for pattern, values in patterns.items():
                text, found = pattern.subn(" ", text)
                if found:
                    chosen.setdefault(facet, values)
    return chosen, text


def _without_fillers(text: str) -> str:
    return " ".join(word for word in text.split() if word not in FILLERS)


def _plain(text: str) -> str:
    """Lower case, one space between words and signs; "->" and "→" are ">"."""
    arrows = re.sub(r"-+>|→|⇒", ">", text.lower())
    return " ".join(re.findall(r"\w+|>", arrows))


@lru_cache(maxsize=32)
def _patterns(dimensions: tuple[str, ...], levels: tuple[str, ...]) -> _Patterns:
    number = r"(?:levels? |stage )?"
    named = _any_of(levels)
    level = rf"{number}(\d|{named})"
    no_unit = rf"\b(?! (?:{UNITS})\b)"
    return _Patterns(
        dimension=re.compile(rf"\b({_any_of(dimensions)})\b"),
        step=re.compile(rf"\b(?:from )?{level} (?:to|>|up to|into) {level}{no_unit}"),
        start=re.compile(
            rf"\b(?:(?:at|stuck at|stuck on|from|level|stage) {level}{no_unit}"
            rf"|({named}) (?:on|in|for|at) (?={_any_of(dimensions)}))"
        ),
        aim=re.compile(rf"\b(?:to be at|get to|reach|be at|move to|become|to) {level}{no_unit}"),
    )


def _any_of(names: Iterable[str]) -> str:
    # The longest first, so that "decision making" is not read as "decision".
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
