"""A file of actions, by its ending: rows as a stream, or a sentence that says what to do."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from library.operations.files.csv_rows import csv_rows
from library.operations.files.json_rows import json_rows
from library.operations.files.rows import FileRefusedError, Row
from library.operations.files.sheet_rows import sheet_rows

FILE_LIMIT = 1_000_000_000  # bytes: decisions.md 11
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
TEXTS = {".json": json_rows, ".csv": csv_rows}
SHEETS = (".xlsx", ".ods")


def read_rows(path: Path) -> Iterator[Row]:
    """Rows of the file at `path`, in its order. Raises FileRefusedError, at once or on the way."""
    ending = path.suffix.lower()
    if ending not in TEXTS and ending not in SHEETS:
        raise FileRefusedError("Give the file one of these endings: .json, .csv, .xlsx, .ods.")
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise FileRefusedError("The file is over 1 GB. Split it.")
        yield from sheet_rows(path) if ending in SHEETS else _rows_of_text(path)
    except OSError as error:
        raise FileRefusedError(f"The file cannot be read: {error.strerror}.") from None


def _rows_of_text(path: Path) -> Iterator[Row]:
    with path.open("rb") as file:
        beginning = file.read(200)
    if beginning.startswith(UTF_16) or beginning.count(0) > len(beginning) // 3:
        raise FileRefusedError("The file is in UTF-16. Save it as UTF-8 (in Excel: CSV UTF-8).")
    if not beginning.strip():
        raise FileRefusedError("The file is empty.")
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            yield from TEXTS[path.suffix.lower()](text)
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise FileRefusedError(
            f"The file is not UTF-8: it holds the byte {byte:#04x}. "
            "Save it as UTF-8 (in Excel: CSV UTF-8)."
        ) from None
