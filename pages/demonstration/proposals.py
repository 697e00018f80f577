"""Proposals of the demonstration: one file each, with steps, discussion and decision."""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pages.demonstration.front_matter import UnreadableFileError, read_front_matter, sections

SIGNED = re.compile(r"(?P<by>.+) · (?P<on>\d{4}-\d\d-\d\d)")


@dataclass(frozen=True)
class Post:
    """What somebody said in a discussion, by role and council."""

    by: str
    on: datetime.date
    text: str


@dataclass(frozen=True)
class ProposalEntry:
    """A proposal. `facts` are those of the file: where it is aimed, by whom, its steps, the end."""

    facts: dict[str, Any]
    reason: str
    replacement: str
    posts: tuple[Post, ...]
    decision: str

    @property
    def number(self) -> int:
        """By which the community knows it."""
        return int(self.facts["number"])


def read_proposals(folder: Path) -> list[ProposalEntry]:
    """Every proposal, by number. Raises UnreadableFileError."""
    entries = (_proposal(path) for path in (folder / "proposals").glob("*.md"))
    return sorted(entries, key=lambda one: one.number)


def _proposal(path: Path) -> ProposalEntry:
    facts, text = read_front_matter(path)
    written = dict(sections(text, level=2))
    said = sections(written.get("Discussion", ""), level=3)
    return ProposalEntry(
        facts=facts,
        reason=written["What is wrong"],
        replacement=written.get("Replacement offered", ""),
        posts=tuple(_post(path, heading, body) for heading, body in said),
        decision=written.get("Decision", ""),
    )


def _post(path: Path, heading: str, text: str) -> Post:
    signed = SIGNED.fullmatch(heading)
    if not signed:
        raise UnreadableFileError(
            f"{path}: “{heading}” is no name and day, as “Name · 2026-01-31”."
        )
    return Post(signed["by"], datetime.date.fromisoformat(signed["on"]), text)
