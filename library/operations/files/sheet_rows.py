"""A table as XLSX or ODS: the first sheet, whose first row names the columns."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import python_calamine

from library.operations.files.cells import check_headings, row_of_cells
from library.operations.files.grids import check_spreadsheet
from library.operations.files.rows import FileRefusedError, Row

Cell = (
    str
    | int
    | float
    | bool
    | datetime.date
    | datetime.time
    | datetime.datetime
    | datetime.timedelta
)


def sheet_rows(path: Path) -> Iterator[Row]:
    """Rows of the first sheet. Raises FileRefusedError when the file is no safe spreadsheet."""
    check_spreadsheet(path)
    sheet = _first_sheet(path)
    if sheet.start is None:
        raise FileRefusedError("The first sheet is empty. Its first row names the columns.")
    cells = sheet.iter_rows()
    headings = [_text(cell) for cell in next(cells)]
    check_headings(headings)
    for number, row in enumerate(cells, start=sheet.start[0] + 2):
        texts = [_text(cell) for cell in row]
        if any(texts):
            yield row_of_cells(number, headings, texts)


def _first_sheet(path: Path) -> python_calamine.CalamineSheet:
    try:
        return python_calamine.load_workbook(path).get_sheet_by_index(0)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        says = f"The spreadsheet cannot be read ({error}). Save it again, or as CSV."
        raise FileRefusedError(says) from None


def _text(cell: Cell) -> str:
    """A cell as CSV would have it: 2026-11-27, 3, true."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell)
