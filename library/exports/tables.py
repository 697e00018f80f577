"""A record as one row of a table: every cell is text, and comes back as it was.

A cell that a table could not hold as it stands, or that a spreadsheet would take for a formula,
holds JSON instead, and its column is named in the last column of its row, `quoted`.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from library.exports.records import COLUMNS, Record
from library.operations.files.cells import QUOTED, in_form_of_json
from ui.xml_text import NOT_IN_XML

HEADINGS = (*COLUMNS, QUOTED)
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\n")
# What Excel's files write in the place of a character, and the line end that XML loses
_CHANGED_BY_FILES = re.compile(r"_x[0-9A-Fa-f]{4}_|\r")


def table_rows(records: Iterable[Record]) -> Iterator[list[str]]:
    """The headings, then a row for each record."""
    yield [*HEADINGS]
    for record in records:
        yield table_row(record)


def table_row(record: Record) -> list[str]:
    """The cells of one record, in the order of `HEADINGS`."""
    cells, quoted = [], []
    for column in COLUMNS:
        value = (
            _without_empty_reasons(record[column]) if column == "transitions" else record[column]
        )
        cell = plain_cell(column, value)
        if not _comes_back(column, cell, value):
            cell = json.dumps(value)
            quoted.append(column)
        cells.append(cell)
    return [*cells, "|".join(quoted)]


def plain_cell(column: str, value: Any) -> str:
    """A value as people write it in a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if column == "transitions":
        return "|".join(map(_step, value))
    if column == "resources":
        return "|".join(";".join(one.values()) for one in value)
    return "|".join(value) if isinstance(value, list) else str(value)


def _step(step: dict[str, Any]) -> str:
    dimension = "any" if step["dimension"] is None else step["dimension"]
    said = f"{dimension}:{step['from_level']}>{step['to_level']} {step['strength']}"
    return f"{said}, {step['reason']}" if step.get("reason") else said


def _without_empty_reasons(steps: list[Record]) -> list[Record]:
    return [{name: said for name, said in step.items() if said != ""} for step in steps]


def _comes_back(column: str, cell: str, value: Any) -> bool:
    """Whether every table format keeps the cell, and reading it gives the value again."""
    if cell.startswith(BEGINS_A_FORMULA) or cell != cell.strip(" "):
        return False
    if NOT_IN_XML.search(cell) or _CHANGED_BY_FILES.search(cell):
        return False
    return bool((in_form_of_json(column, cell) or None) == (value or None)) or value is False
