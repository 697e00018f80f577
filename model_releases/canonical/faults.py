"""What is wrong with a file, named by its place: all of it at once, never only the first."""

from collections.abc import Iterable
from dataclasses import dataclass

SHOWN = 60


@dataclass(frozen=True)
class Fault:
    """One thing wrong. `place` as in `groups[2].levels[1].number`; empty for the whole file."""

    place: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


class FaultyFileError(ValueError):
    """A file that was refused whole; `faults` has every reason, in the order of the file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def refuse_if_any(faults: Iterable[Fault]) -> None:
    """Raise FaultyFileError when there is a fault at all."""
    found = tuple(faults)
    if found:
        raise FaultyFileError(found)


def below(place: str, key: str) -> str:
    """The place of `key` inside the record at `place`."""
    name = shown(key)
    return f"{place}.{name}" if place else name


def shown(text: str) -> str:
    """A piece of the file, short and printable, for a sentence about it."""
    if len(text) <= SHOWN and text.isprintable():
        return text  # nearly always, and asked of every key of a long file
    whole = text.encode("utf-8", "backslashreplace").decode("utf-8")
    clean = "".join(one if one.isprintable() else repr(one)[1:-1] for one in whole[: SHOWN + 1])
    return clean if len(clean) <= SHOWN else clean[:SHOWN] + "…"
