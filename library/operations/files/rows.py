"""One row of a file, in the form of JSON whatever the file was, and the shape it must have."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from community.models.councils import CouncilKind
from library.models.bands import Benefit, CostBand, Effort, Strength, TimeToEffect
from model_releases.canonical.faults import Fault, shown
from model_releases.canonical.parts import LEVEL, PROSE, SOURCE
from model_releases.canonical.shapes import Items, OrNull, Record, Shape, Text, YesOrNo, one_of


class FileRefusedError(Exception):
    """A file that is refused whole; each sentence says what is wrong and what to do."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True)
class Row:
    """One action as a file has it.

    `number` is what a spreadsheet shows (the heading is row 1), or the place in a JSON list from 1.
    `values` are in the form of JSON: lists are lists, transitions are objects. `faults` were found
    while reading, each with the column as its place.
    """

    number: int
    values: Mapping[str, Any]
    faults: tuple[Fault, ...] = ()


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class _Step:
    """A transition: an object, or in a table `dimension:from>to`."""

    _record = Record(
        {"dimension": OrNull(Text(longest=200)), "from_level": LEVEL, "to_level": LEVEL},
        {"strength": one_of(*Strength.values), "reason": PROSE},
    )

    def faults(self, value: Any, place: str) -> Iterator[Fault]:
        """Text stands only where a table's cell could not be understood."""
        if isinstance(value, str):
            says = f"“{shown(value)}” is no step. Write dimension:from>to, as in data:2>3."
            yield Fault(place, says)
        else:
            yield from self._record.faults(value, place)


LINE = Text(longest=200, may_be_empty=True)
LONG_LINE = Text(longest=300, may_be_empty=True)
DAY = Text(test=_is_day, may_be_empty=True, says="is no day. Write it as 2026-11-27.")
PARTS = Items(Text())
RESOURCE = Record({"name": Text(longest=300)}, {"address": SOURCE, "note": PROSE})


def _band(*words: str) -> Text:
    known = frozenset(words)
    return Text(
        may_be_empty=True, test=known.__contains__, says=f"is not one of: {', '.join(words)}."
    )


REQUIRED: dict[str, Shape] = {
    "key": Text(longest=200),
    "title": Text(longest=120),
    "summary": Text(longest=600),
    "body_markdown": PROSE,
    "tags": Items(Text(longest=100)),
    "transitions": Items(_Step()),
    "source_url": SOURCE,
    "licence": Text(longest=200),
}
FURTHER: dict[str, Shape] = {
    "description": PROSE,
    "quote": PROSE,
    "quote_source": LONG_LINE,
    "why": PROSE,
    "implications": PARTS,
    "steps": PARTS,
    "resources": Items(RESOURCE),
    "check_list": PARTS,
    "benefits": Items(one_of(*Benefit.values)),
    "effort": _band(*Effort.values),
    "cost": _band(*CostBand.values),
    "time_to_effect": _band(*TimeToEffect.values),
    "council_kinds": Items(one_of(*CouncilKind.values)),
    "prerequisites": Items(Text(longest=200)),
    "risk": PROSE,
    "leans_on": PARTS,
    "owner": LINE,
    "last_reviewed_on": DAY,
    "last_reviewed_by": LINE,
    "next_review_due_on": DAY,
    "beta": YesOrNo(),
}
LISTS = frozenset(
    name for name, shape in (REQUIRED | FURTHER).items() if isinstance(shape, Items)
) - {"transitions", "resources"}
ACTION = Record(REQUIRED, {name: OrNull(shape) for name, shape in FURTHER.items()})
