"""Reports of use of the demonstration: one file for each action and council."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from pages.demonstration.front_matter import read_front_matter


@dataclass(frozen=True)
class UseEntry:
    """What a council says of an action it used; `by` is who says so, by role and council."""

    action: str
    council: str
    by: str
    used_on: datetime.date
    outcome: str
    reported_on: datetime.date
    text: str
    cost_pounds: int | None = None
    would_again: str = ""


def read_use_reports(folder: Path) -> list[UseEntry]:
    """Every report, the oldest first."""
    read = (read_front_matter(path) for path in (folder / "use_reports").glob("*.md"))
    entries = (UseEntry(**facts, text=text) for facts, text in read)
    return sorted(entries, key=lambda one: (one.reported_on, one.action, one.council))
