"""Tables: headings are checked, and cells, which hold text only, are put into the form of JSON."""

import difflib
import json
import re
from collections.abc import Sequence
from typing import Any

from library.operations.files.rows import FURTHER, LISTS, REQUIRED, FileRefusedError, Row
from model_releases.canonical.faults import Fault, shown
from model_releases.canonical.json_text import marking_repeats

COLUMNS = (*REQUIRED, *FURTHER)
QUOTED = "quoted"  # of a row: names its columns whose cells are JSON
PROSE_LISTS = frozenset({"steps", "check_list", "implications", "leans_on"})  # kept as they are
_STEP = re.compile(
    r"(?P<dimension>.*):(?P<from>[0-9]{1,3})>(?P<to>[0-9]{1,3})"
    r"(?: (?P<how>\w+)(?:, (?P<reason>(?s:.+)))?)?"
)
_YES_OR_NO = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def check_headings(headings: Sequence[str]) -> None:
    """Raise FileRefusedError, naming every fault, unless `headings` are columns of actions."""
    faults = [
        *(f"Column {n} has no heading." for n, name in enumerate(headings, start=1) if not name),
        *(_unknown(name) for name in headings if name and name not in (*COLUMNS, QUOTED)),
        *(
            f'The column "{name}" is there twice. Keep one.'
            for name in sorted({n for n in headings if n and headings.count(n) > 1})
        ),
        *(f'The column "{name}" is missing. Add it.' for name in REQUIRED if name not in headings),
    ]
    if faults:
        raise FileRefusedError(*faults)


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name.strip().lower(), COLUMNS, n=1)
    hint = f'Did you mean "{near[0]}"?' if near else "Take it out."
    return f'The column "{name}" is not known. {hint}'


def row_of_cells(number: int, headings: Sequence[str], cells: Sequence[str]) -> Row:
    """The row that the cells below checked `headings` hold, with the faults of what is quoted."""
    texts = dict(zip(headings, cells, strict=True))
    quoted = _parts(texts.pop(QUOTED, ""))
    faults = [Fault(QUOTED, f"“{shown(n)}” is no column here.") for n in quoted if n not in texts]
    values: dict[str, Any] = {}
    for name, cell in texts.items():
        try:
            values[name] = _quoted(cell) if name in quoted else in_form_of_json(name, cell)
        except (ValueError, RecursionError):
            faults.append(Fault(name, "The column is named in “quoted”, but this is not JSON."))
    return Row(number, values, tuple(faults))


def _quoted(cell: str) -> Any:
    return json.loads(cell, object_pairs_hook=marking_repeats)


def in_form_of_json(column: str, cell: str) -> Any:
    """What a JSON file would have for `cell`. What cannot be understood stays as it is."""
    if column in LISTS:
        return _parts(cell) if column in PROSE_LISTS else [part.strip() for part in _parts(cell)]
    if column == "transitions":
        return [_step(part.strip()) for part in _parts(cell)]
    if column == "resources":
        return [_resource(part) for part in _parts(cell)]
    if column == "beta":
        return _YES_OR_NO.get(cell.strip().lower(), cell or None)
    return cell


def _parts(cell: str) -> list[str]:
    return cell.split("|") if cell.strip() else []


def _step(part: str) -> Any:
    """`data:2>3`, `data:2>3 some`, or `data:2>3 some, reason`; "any" names no dimension."""
    step = _STEP.fullmatch(part)
    if step is None:
        return part
    dimension = None if step["dimension"] == "any" else step["dimension"]
    found = {"dimension": dimension, "from_level": int(step["from"]), "to_level": int(step["to"])}
    said = {"strength": step["how"], "reason": step["reason"]}
    return found | {name: text for name, text in said.items() if text}


def _resource(part: str) -> dict[str, str]:
    """`name;address;note`, of which the last two may be left out."""
    return dict(
        zip(("name", "address", "note"), (p.strip() for p in part.split(";", 2)), strict=False)
    )
