"""The judged set: searches as people type them, and which actions answer each, how well.

Half of it is for tuning. The other half is held out: it is looked at as a figure and never query
by query, so that the figure says something about searches nobody has thought of.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from tools.relevance.faults import JudgedSetError

QUERIES = Path(__file__).resolve().parent.parent.parent / "demonstration" / "queries.json"
TUNING, HELD_OUT = HALVES = ("tuning", "held-out")
GRADES = (1, 2, 3)
KEYS = ("id", "query", "kind", "part", "answers")


@dataclass(frozen=True)
class Query:
    """A search with its right answers: key of an action -> grade, 1 (related) to 3 (the answer)."""

    id: str
    words: str
    kind: str
    half: str
    answers: Mapping[str, int]


def read_queries(place: Path = QUERIES) -> list[Query]:
    """The queries of a judged set, in its order.

    Raises `JudgedSetError`, with a sentence on each thing that is wrong, when there is one.
    """
    try:
        rows = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise JudgedSetError([f"{place} cannot be read as JSON: {error}."]) from error
    if not isinstance(rows, list):
        raise JudgedSetError([f"{place} must hold a list of queries."])
    faults = [fault for number, row in enumerate(rows, 1) for fault in _faults(row, number)]
    if not faults:
        ids = [row["id"] for row in rows]
        faults = [
            f"{id_}: this id is given twice." for id_ in dict.fromkeys(ids) if ids.count(id_) > 1
        ]
    if faults:
        raise JudgedSetError(faults)
    return [Query(r["id"], r["query"], r["kind"], r["part"], r["answers"]) for r in rows]


def halves(queries: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Id -> the half it belongs to, for (id, kind) in the order of the set.

    The queries of each kind are taken in pairs, as they stand; one of a pair is held out, and a
    hash of the first one's id says which. So the halves are alike, nobody chooses, and a query
    added at the end moves no other.
    """
    of_kind: dict[str, list[str]] = defaultdict(list)
    for id_, kind in queries:
        of_kind[kind].append(id_)
    return {
        id_: HALVES[(sha256(ids[at - at % 2].encode()).digest()[0] + at) % 2]
        for ids in of_kind.values()
        for at, id_ in enumerate(ids)
    }


def _faults(row: Any, number: int) -> list[str]:
    if not isinstance(row, dict) or sorted(row) != sorted(KEYS):
        return [f"Query {number}: give exactly {', '.join(KEYS)}."]
    name = row["id"] if isinstance(row["id"], str) and row["id"] else f"Query {number}"
    faults = [
        f"{name}: {key} must be a text that says something."
        for key in ("id", "query", "kind")
        if not isinstance(row[key], str) or not row[key].strip()
    ]
    if row["part"] not in HALVES:
        faults.append(f"{name}: part must be {' or '.join(HALVES)}.")
    answers = row["answers"]
    if not isinstance(answers, dict) or not answers:
        faults.append(f"{name}: give at least one answer, as key and grade.")
    elif any(grade not in GRADES or isinstance(grade, bool) for grade in answers.values()):
        faults.append(f"{name}: a grade is 1, 2 or 3.")
    return faults
