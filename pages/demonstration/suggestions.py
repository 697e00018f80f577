"""Suggested edits of the demonstration: one file each, a line of a list changed, and why."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from pages.demonstration.front_matter import read_front_matter


@dataclass(frozen=True)
class SuggestionEntry:
    """What somebody would have an action say: the line `new` in the place of `old`, and why.

    `part` is the list in which `old` stands. `uid` follows from the file's name.
    """

    uid: UUID
    action: str
    by: str
    suggested_on: datetime.date
    kind: str
    part: str
    old: str
    new: str
    note: str


def read_suggestions(folder: Path) -> list[SuggestionEntry]:
    """Every suggestion, the oldest first."""
    entries = []
    for path in (folder / "suggestions").glob("*.md"):
        facts, note = read_front_matter(path)
        entries.append(SuggestionEntry(uid=uuid5(NAMESPACE_URL, path.stem), note=note, **facts))
    return sorted(entries, key=lambda one: (one.suggested_on, one.action))
