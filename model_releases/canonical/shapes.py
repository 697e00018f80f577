"""Shapes of JSON, written as data: which keys, which types, how long. They name every fault."""

import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from model_releases.canonical.faults import Fault, below, shown
from model_releases.canonical.json_text import LONGEST_CELL

KINDS = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list"}
Test = Callable[[str], bool]


class Shape(Protocol):
    """What a value must look like."""

    def faults(self, value: Any, place: str) -> Iterator[Fault]:
        """Everything wrong with `value`, which stands at `place`."""
        ...


@dataclass(frozen=True)
class Text:
    """Characters, at most `longest`; not empty unless said. `test` may ask for more, in `says`."""

    longest: int = LONGEST_CELL
    may_be_empty: bool = False
    test: Test | None = None
    says: str = ""

    def faults(self, value: Any, place: str) -> Iterator[Fault]:
        """Wrong type, empty, too long, or failing the test."""
        if not isinstance(value, str):
            yield Fault(place, f"must be text, and is {_kind(value)}.")
        elif not value.strip():
            if not self.may_be_empty:
                yield Fault(place, "is empty. Fill it in.")
        elif len(value) > self.longest:
            yield Fault(place, f"has {len(value):,} characters. {self.longest:,} is the most.")
        elif self.test and not self.test(value):
            yield Fault(place, f"“{shown(value)}” {self.says}")


@dataclass(frozen=True)
class Whole:
    """A whole number from `lowest` to `highest`."""

    lowest: int
    highest: int

    def faults(self, value: Any, place: str) -> Iterator[Fault]:
        """Wrong type (true is no number here) or out of range."""
        wanted = f"must be a whole number from {self.lowest} to {self.highest}"
        if type(value) is not int:
            yield Fault(place, f"{wanted}, and is {_kind(value)}.")
        elif not self.lowest <= value <= self.highest:
            yield Fault(place, f"{wanted}, and is {shown(str(value))}.")


@dataclass(frozen=True)
class YesOrNo:
    """True or false."""

    def faults(self, value: Any, place: str) -> Iterator[Fault]:
        """Anything else."""
        if not isinstance(value, bool):
            yield Fault(place, f"must be true or false, and is {_kind(value)}.")


@dataclass(frozen=True)
class OrNull:
    """A shape that may also be null."""

    shape: Shape

    def faults(self, value: Any, place: str) -> Iterator[Fault]:
        """Those of the shape, when there is a value."""
        if value is not None:
            yield from self.shape.faults(value, place)


@dataclass(frozen=True)
class Items:
    """A list of things of one shape, at least `least` of them."""

    shape: Shape
    least: int = 0

    def faults(self, value: Any, place: str) -> Iterator[Fault]:
        """Wrong type, too few, and those of every item."""
        if not isinstance(value, list):
            yield Fault(place, f"must be a list, and is {_kind(value)}.")
            return
        if len(value) < self.least:
            yield Fault(place, f"has {len(value)} items. It needs {self.least} or more.")
        for index, item in enumerate(value):
            yield from self.shape.faults(item, f"{place}[{index}]")


@dataclass(frozen=True)
class Record:
    """An object with these keys and no others."""

    required: Mapping[str, Shape]
    optional: Mapping[str, Shape] = field(default_factory=dict)

    def faults(self, value: Any, place: str) -> Iterator[Fault]:
        """Wrong type, keys unknown or missing, and those of every value."""
        if not isinstance(value, dict):
            yield Fault(place, f"must be an object with keys, and is {_kind(value)}.")
            return
        known = {**self.required, **self.optional}
        for key, item in value.items():
            if key in known:
                yield from known[key].faults(item, below(place, key))
            else:
                yield Fault(below(place, key), f"is not known here. Known: {', '.join(known)}.")
        for key in self.required:
            if key not in value:
                yield Fault(below(place, key), "is missing.")


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    return KINDS.get(type(value), "an object with keys")


def matching(pattern: str) -> Test:
    """A test that the whole text matches `pattern`."""
    compiled = re.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None


def one_of(*words: str) -> Text:
    """One of a few words."""
    return Text(test=frozenset(words).__contains__, says=f"must be one of: {', '.join(words)}.")


def _is_uid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


UID = Text(test=_is_uid, says="is no uid. Write it as 8-4-4-4-12 small hexadecimal digits.")
SHA256 = Text(test=matching("[0-9a-f]{64}"), says="is no SHA-256. Write 64 small hex digits.")
