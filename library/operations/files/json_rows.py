"""A JSON list of actions, read one by one, so that a long file needs no more memory than a short.

`json.loads` would take the whole of it.
"""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from library.operations.files.rows import FileRefusedError, Row
from model_releases.canonical.faults import Fault
from model_releases.canonical.json_text import marking_repeats

CHUNK = 1 << 20  # characters read at a time
ITEM_LIMIT = 20_000_000  # characters of one action: far more than all its cells may hold
TAIL = 16  # an error so near the end of what was read may be only a cut: "tru", "\u00"
BLANK = " \t\n\r"
NOT_CLOSED = "The list is not closed: the file ends too early. Check that it is whole."
NO_LIST = "This is no list of actions. Begin with [, end with ], and put each action in braces."


def json_rows(text: TextIO) -> Iterator[Row]:
    """Rows of a JSON list of objects. Raises FileRefusedError when it is something else."""
    for number, item in enumerate(_Items(text), start=1):
        if isinstance(item, dict):
            yield Row(number, item)
        else:
            says = "This is no action. Write an object in braces, with a key for each column."
            yield Row(number, {}, (Fault("", says),))


class _Items:
    """The items of the list that `text` holds."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._decoder = json.JSONDecoder(object_pairs_hook=marking_repeats)
        self._read = ""
        self._at = 0
        self._lines_gone = 0
        self._is_whole = False

    def __iter__(self) -> Iterator[Any]:
        if self._next_sign() != "[":
            raise FileRefusedError(NO_LIST)
        self._at += 1
        sign = self._next_sign()
        while sign != "]":
            yield self._item()
            sign = self._next_sign()
            if sign not in (",", "]"):
                raise FileRefusedError(self._misplaced("a comma or ]"))
            if sign == ",":
                self._at += 1
                self._next_sign()
        self._at += 1
        if not self._is_at_end():
            raise FileRefusedError(self._misplaced("the end of the file"))

    def _item(self) -> Any:
        while True:
            try:
                item, self._at = self._decoder.raw_decode(self._read, self._at)
            except json.JSONDecodeError as error:
                if not self._may_be_cut(error):
                    raise FileRefusedError(self._explained(error)) from None
                self._more()
            except RecursionError:
                raise FileRefusedError("The file nests lists too deeply to be actions.") from None
            except ValueError:
                raise FileRefusedError("The file holds a number of thousands of digits.") from None
            else:
                return item

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        if self._is_whole or len(self._read) - self._at > ITEM_LIMIT:
            return False
        return error.pos >= len(self._read) - TAIL or error.msg.startswith("Unterminated string")

    def _next_sign(self) -> str:
        """The next character that is not blank, left where it is."""
        if self._is_at_end():
            raise FileRefusedError(NOT_CLOSED)
        return self._read[self._at]

    def _is_at_end(self) -> bool:
        while True:
            while self._at < len(self._read) and self._read[self._at] in BLANK:
                self._at += 1
            if self._at < len(self._read):
                return False
            if not self._more():
                return True

    def _more(self) -> bool:
        """Read on, as much again as is still kept; what was used up is let go."""
        self._lines_gone += self._read.count("\n", 0, self._at)
        kept = self._read[self._at :]
        chunk = self._text.read(max(CHUNK, len(kept)))
        self._read, self._at = kept + chunk, 0
        self._is_whole = not chunk
        return bool(chunk)

    def _explained(self, error: json.JSONDecodeError) -> str:
        if error.pos >= len(self._read):
            return NOT_CLOSED
        line = self._lines_gone + error.lineno
        return f"Line {line}, character {error.colno}: this is not JSON ({error.msg.lower()})."

    def _misplaced(self, expected: str) -> str:
        line = self._lines_gone + self._read.count("\n", 0, self._at) + 1
        return f"Line {line}: {expected} was expected where {self._read[self._at]!r} stands."
