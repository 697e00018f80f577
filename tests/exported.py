"""The library written as a file, and read as the importer reads it."""

from pathlib import Path
from typing import Any

from library.exports.formats import write_library
from library.operations.checking import DAYS
from library.operations.files.reading import read_rows
from library.operations.importing import own_model


def written(ending: str, folder: Path) -> Path:
    """A file of the library."""
    path = folder / f"actions.{ending}"
    with path.open("wb") as file:
        write_library(own_model(), ending=ending, to=file)
    return path


def read_back(path: Path) -> list[dict[str, Any]]:
    """Its rows, with what a table leaves out filled in."""
    rows = [dict(row.values) for row in read_rows(path)]
    for row in rows:
        row.update({name: row[name] or None for name in DAYS})
        row["transitions"] = [{"reason": "", **step} for step in row["transitions"]]
    return rows
