"""Proposals of the demonstration: one file each, with steps, discussion and decisions."""

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
class StepEntry:
    """A step as the file has it. `until` is the last day of a last call.

    `why` of a proposed decision is what its maintainer says in the discussion before.
    """

    what: str
    on: datetime.date
    by: str
    why: str = ""
    until: datetime.date | None = None
    without_call: str = ""


@dataclass(frozen=True)
class ProposalEntry:
    """A proposal. `facts` are those of the file: where it is aimed, by whom, how it ended.

    `decisions` are the reasons of each decision that was put on the table, in order.
    """

    facts: dict[str, Any]
    reason: str
    replacement: str
    posts: tuple[Post, ...]
    steps: tuple[StepEntry, ...]
    stood_aside: tuple[Post, ...]
    decisions: tuple[str, ...]

    @property
    def number(self) -> int:
        """By which the community knows it."""
        return int(self.facts["number"])

    @property
    def received_on(self) -> datetime.date:
        """The day from which everybody could read it."""
        day: datetime.date = self.facts["received_on"]
        return day


def read_proposals(folder: Path) -> list[ProposalEntry]:
    """Every proposal, by number. Raises UnreadableFileError."""
    entries = (_proposal(path) for path in (folder / "proposals").glob("*.md"))
    return sorted(entries, key=lambda one: one.number)


def _proposal(path: Path) -> ProposalEntry:
    facts, text = read_front_matter(path)
    written = sections(text, level=2)
    by_title = dict(written)
    said = sections(by_title.get("Discussion", ""), level=3)
    aside = facts.pop("stood_aside", [])
    return ProposalEntry(
        steps=tuple(StepEntry(**step) for step in facts.pop("steps", [])),
        stood_aside=tuple(Post(one["by"], one["on"], one["why"]) for one in aside),
        facts=facts,
        reason=by_title["What is wrong"],
        replacement=by_title.get("Replacement offered", ""),
        posts=tuple(_post(path, heading, body) for heading, body in said),
        decisions=tuple(body for title, body in written if title.startswith("Decision")),
    )


def _post(path: Path, heading: str, text: str) -> Post:
    signed = SIGNED.fullmatch(heading)
    if not signed:
        raise UnreadableFileError(
            f"{path}: “{heading}” is no name and day, as “Name · 2026-01-31”."
        )
    return Post(signed["by"], datetime.date.fromisoformat(signed["on"]), text)
