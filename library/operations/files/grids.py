"""How large the table in a spreadsheet becomes once it is opened.

A cell far away makes a grid of every cell before it; one text may be shared by a million cells; a
row may stand for a million. So a small archive of small parts can still fill the memory.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from library.operations.files.archives import (
    allowance,
    checked_members,
    refuse_growth,
    unpacked,
)

EMPTY_CELLS = 20  # for each cell with something in it
ALWAYS_ALLOWED_CELLS = 1_000_000

_TAG = re.compile(rb"<(/?)(?:[\w.-]+:)?([\w.-]+)([^<>]*)>([^<]*)")
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["']""")
_SHARED = re.compile(rb"""\bt\s*=\s*["']s["']""")
_REPEATED = re.compile(rb"""number-(?:columns|rows)-repeated\s*=\s*["']([0-9]{1,10})["']""")
_GIVEN = re.compile(rb"""\bvalue|string-value|date-value|boolean-value""")


@dataclass
class Grid:
    """What was measured so far."""

    rows: int = 0
    columns: int = 0
    filled: int = 0
    text: int = 0
    shared: list[int] = field(default_factory=list)

    def take(self, *, row: int, column: int, text: int, times: int = 1) -> None:
        """Count a filled cell, which stands at `row` and `column` from 1."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        self.filled += 1
        self.text += text * times

    @property
    def is_mostly_empty(self) -> bool:
        """Whether it would be made of cells that nobody filled."""
        cells = self.rows * self.columns
        return cells > max(ALWAYS_ALLOWED_CELLS, EMPTY_CELLS * self.filled)


def check_spreadsheet(path: Path) -> None:
    """Raise FileRefusedError when the spreadsheet at `path` would take more memory than it may.

    Reads it once, in pieces.
    """
    limit = allowance(path)
    grid = Grid()
    with path.open("rb") as file:
        for member in sorted(checked_members(path), key=_shared_texts_first):
            for _ in _measure(member, unpacked(file, member), grid):
                if grid.text > limit or grid.is_mostly_empty:
                    raise refuse_growth(path)


def _shared_texts_first(member: zipfile.ZipInfo) -> bool:
    return not member.filename.lower().endswith("sharedstrings.xml")


def _measure(member: zipfile.ZipInfo, pieces: Iterable[bytes], grid: Grid) -> Iterator[None]:
    name = member.filename.lower()
    if name.endswith("sharedstrings.xml"):
        yield from _measure_shared(_tags(pieces), grid)
    elif "/worksheets/" in name:
        yield from _measure_sheet(_tags(pieces), grid)
    elif name == "content.xml":
        yield from _measure_repeats(_tags(pieces), grid)
    else:
        for _ in pieces:
            yield


Tag = tuple[bool, bytes, bytes, bytes]


def _tags(pieces: Iterable[bytes]) -> Iterator[Tag]:
    """Tags as (closes, name, attributes, text that follows), from pieces cut anywhere."""
    kept = b""
    for piece in pieces:
        kept += piece
        cut = kept.rfind(b"<")
        if cut <= 0:
            continue
        for closes, name, attributes, text in _TAG.findall(kept[:cut]):
            yield bool(closes), name, attributes, text
        kept = kept[cut:]


def _measure_shared(tags: Iterable[Tag], grid: Grid) -> Iterator[None]:
    """Lengths of the texts that cells of an XLSX point at."""
    length = 0
    for closes, name, attributes, text in tags:
        if (name == b"si" and closes) or (name == b"si" and attributes.endswith(b"/")):
            grid.shared.append(length)
            length = 0
            yield
        elif name == b"t" and not closes:
            length += len(text)


def _measure_sheet(tags: Iterable[Tag], grid: Grid) -> Iterator[None]:
    """Cells of an XLSX's sheet."""
    row = column = 0
    is_shared = False
    for closes, name, attributes, text in tags:
        if closes:
            continue
        if name == b"row":
            row, column = row + 1, 0
        elif name == b"c":
            column += 1
            if place := _PLACE.search(attributes):
                column, row = _number(place[1]), int(place[2])
            is_shared = bool(_SHARED.search(attributes))
        elif name in (b"v", b"t"):
            grid.take(row=row, column=column, text=_length(text, grid if is_shared else None))
            yield


def _number(letters: bytes) -> int:
    """A column's letters as its number: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _length(text: bytes, grid: Grid | None) -> int:
    if grid is None or not text.strip().isdigit():
        return len(text)
    index = int(text)
    return grid.shared[index] if index < len(grid.shared) else 0


@dataclass
class _Here:
    """Where a walk through an ODS's table stands."""

    row: int = 0
    rows: int = 1
    column: int = 0
    columns: int = 1
    text: int = 0
    is_filled: bool = False

    def begin_row(self, times: int) -> None:
        self.row, self.rows, self.column = self.row + times, times, 0

    def begin_cell(self, times: int, attributes: bytes) -> None:
        self.column, self.columns = self.column + times, times
        self.is_filled = bool(_GIVEN.search(attributes))
        self.text = len(attributes) if self.is_filled else 0


def _measure_repeats(tags: Iterable[Tag], grid: Grid) -> Iterator[None]:
    """Cells of an ODS's tables, each as often as it and its row are repeated."""
    here = _Here()
    for closes, name, attributes, text in tags:
        is_cell = name in (b"table-cell", b"covered-table-cell")
        if name == b"table" and not closes:
            here = _Here()
        elif name == b"table-row" and not closes:
            here.begin_row(_times(attributes))
        elif is_cell and not closes:
            here.begin_cell(_times(attributes), attributes)
        elif name == b"p" and not closes:
            here.is_filled = True
        here.text += len(text)
        if is_cell and here.is_filled and (closes or attributes.endswith(b"/")):
            times = here.rows * here.columns
            grid.take(row=here.row, column=here.column, text=here.text, times=times)
            yield


def _times(attributes: bytes) -> int:
    repeated = _REPEATED.search(attributes)
    return int(repeated[1]) if repeated else 1
