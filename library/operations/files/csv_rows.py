"""A table as CSV: UTF-8, commas, one heading row. Text is kept byte for byte."""

import csv
from collections.abc import Iterator
from typing import TextIO

from library.operations.files.cells import check_headings, row_of_cells
from library.operations.files.rows import FileRefusedError, Row
from model_releases.canonical.faults import Fault

CSV_CELL_LIMIT = 20_000_000  # characters: a longer cell is a quotation mark that never closes
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright bars", "\x1f": "unit separators"}


def csv_rows(text: TextIO) -> Iterator[Row]:
    """Rows of a CSV file. Raises FileRefusedError when it is something else."""
    csv.field_size_limit(CSV_CELL_LIMIT)
    reader = csv.reader(text, strict=True)
    number = 0
    try:
        headings = next(reader, [])
        _check_separator(headings)
        check_headings(headings)
        for number, cells in enumerate(reader, start=2):
            if any(cells):
                yield _row(number, headings, cells)
    except csv.Error as error:
        says = f"The table breaks after row {max(number, 1)} ({error})."
        raise FileRefusedError(says, "Look for a quotation mark that is not doubled.") from None


def _check_separator(headings: list[str]) -> None:
    if not any(headings):
        raise FileRefusedError("The file is empty. Its first row names the columns.")
    if len(headings) > 1:
        return
    for sign, name in SEPARATORS.items():
        if sign in headings[0]:
            raise FileRefusedError(f"The columns are separated by {name}. Save it with commas.")


def _row(number: int, headings: list[str], cells: list[str]) -> Row:
    if len(cells) != len(headings):
        says = (
            f"{len(cells)} cells, but {len(headings)} headings. "
            "Put text that has a comma in quotation marks."
        )
        return Row(number, {}, (Fault("", says),))
    return row_of_cells(number, headings, cells)
