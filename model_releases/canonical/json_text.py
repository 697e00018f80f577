"""Strict reading of JSON: what Python's own reader lets pass in silence is refused by its place."""

import codecs
import json
from collections.abc import Iterator
from typing import Any

from model_releases.canonical.faults import Fault, FaultyFileError, below, shown

LONGEST_CELL = 200_000  # characters (decisions.md 11)
LARGEST_FILE = 1_000_000_000  # bytes
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class NoNumberError(ValueError):
    """NaN or Infinity, which Python reads and JSON does not have."""


class Repeating(dict[str, Any]):
    """An object in which some keys were given twice."""

    repeated: tuple[str, ...] = ()


def read_json(raw: bytes) -> tuple[Any, list[Fault]]:
    """The value that UTF-8 bytes hold, and the faults that hide in it: the caller refuses them.

    Those are keys given twice, NUL characters, halves of characters and cells over 200,000
    characters. A byte order mark is accepted. Raises FaultyFileError when nothing can be read:
    another encoding, or not JSON.
    """
    text = _text_of(raw)
    try:
        value = json.loads(text, object_pairs_hook=marking_repeats, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _refusal(f"This is not JSON: {error.msg}.", place=place) from error
    except RecursionError as error:
        raise _refusal("This is nested too deeply to be a release.") from error
    except NoNumberError as error:
        raise _refusal(f"This is not JSON that can be kept: {error}.") from error
    except ValueError as error:  # only reading a number raises it here
        raise _refusal("This holds a number of thousands of digits. Take it out.") from error
    return value, list(hidden_faults(value))


def _text_of(raw: bytes) -> str:
    if len(raw) > LARGEST_FILE:
        raise _refusal("The file is over 1 GB. Split it, or check that it is the right one.")
    if raw.startswith(UTF_16) or b"\0" in raw[:2]:
        raise _refusal("The file is in UTF-16. Save it as UTF-8.")
    if b"\0" in raw:
        raise _refusal(f"Byte {raw.index(0) + 1} is a NUL. Take it out.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal(f"Byte {error.start + 1} is not UTF-8. Save the file as UTF-8.") from error


def _refusal(sentence: str, *, place: str = "") -> FaultyFileError:
    return FaultyFileError([Fault(place, sentence)])


def _refuse_constant(name: str) -> Any:
    raise NoNumberError(f"{name} is no number")


def marking_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object from its pairs (`object_pairs_hook`), which remembers keys given twice."""
    read = dict(pairs)
    if len(read) == len(pairs):
        return read
    seen: set[str] = set()
    marked = Repeating(read)
    marked.repeated = tuple(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]  # the set remembers
    return marked


def hidden_faults(value: Any) -> Iterator[Fault]:
    """Keys given twice, NULs, halves of characters and long cells, in the order of the file."""
    # Without recursion: the depth is a stranger's choice.
    waiting: list[tuple[str, Any]] = [("", value)]
    while waiting:
        place, one = waiting.pop()
        if isinstance(one, str):
            yield from _text_faults(one, place)
        elif isinstance(one, list):
            waiting.extend(
                (f"{place}[{index}]", item) for index, item in reversed(list(enumerate(one)))
            )
        elif isinstance(one, dict):
            yield from _key_faults(one, place)
            waiting.extend((below(place, key), one[key]) for key in reversed(one))


def _key_faults(one: dict[str, Any], place: str) -> Iterator[Fault]:
    if isinstance(one, Repeating):
        for key in dict.fromkeys(one.repeated):
            yield Fault(below(place, key), "this key is given twice. Keep one of them.")
    for key in one:
        yield from _text_faults(key, below(place, key))


def _text_faults(text: str, place: str) -> Iterator[Fault]:
    if "\0" in text:
        yield Fault(place, "holds a NUL character. Take it out.")
    if len(text) > LONGEST_CELL:
        yield Fault(place, f"has {len(text):,} characters. {LONGEST_CELL:,} is the most.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        half = shown(text[error.start])
        yield Fault(place, f"holds {half}, half of a character (a lone surrogate). Mend it.")
