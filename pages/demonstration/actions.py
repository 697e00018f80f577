"""Actions of the demonstration, one file each, read into the form that every import uses."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pages.demonstration.front_matter import read_front_matter, sections

LICENCE = "CC-BY-4.0"
# The lists of a finished text, by their heading, and the field that each becomes
LISTS = {
    "Implications": "implications",
    "Steps": "steps",
    "Check-list": "check_list",
    "Tools and resources": "resources",
}
ITEM = re.compile(r"^(?:[-*]|\d+\.) +", re.MULTILINE)
QUOTE = re.compile(r"^> +[\"“](?P<words>.+?)[\"”]\s*\n> +(?P<source>.+)$", re.MULTILINE | re.DOTALL)

# What the file of an action that is not simply listed says of its way, before the action itself
WAY = (
    *("state", "by", "decided_on", "decided_by", "why", "instead", "supporters", "not_mine"),
    "begun_on",
)


@dataclass(frozen=True)
class Support:
    """When an action was listed, and how many people support it."""

    listed_on: date
    people: int


@dataclass(frozen=True)
class OtherAction:
    """An action that is no longer, or not yet, in the list.

    `values` are in the form of an import; `instead` is the key of the action that took its place,
    `supporters` are those from before, of whom `not_mine` took the vote back after a merge.
    """

    values: dict[str, Any]
    state: str
    by: str
    begun_on: date
    decided_on: date | None = None
    decided_by: str = ""
    why: str = ""
    instead: str = ""
    supporters: tuple[str, ...] = ()
    not_mine: str = ""


def read_support(folder: Path) -> dict[str, Support]:
    """Key of each action -> its support."""
    said = tomllib.loads((folder / "support.toml").read_text(encoding="utf-8"))
    return {key: Support(**one) for key, one in said.items()}


def read_other_actions(folder: Path) -> list[OtherAction]:
    """Actions that wait, or were retired, merged, declined, given back or never sent, by key."""
    return [_other(path) for path in sorted((folder / "other_actions").glob("*.md"))]


def _other(path: Path) -> OtherAction:
    facts, text = read_front_matter(path)
    way = {name: facts.pop(name) for name in WAY if name in facts}
    return OtherAction(values=_values(facts, text), **way)


def read_actions(folder: Path) -> list[dict[str, Any]]:
    """Every action in the form of an import (interface: "Files that come in"), sorted by key."""
    return [_action(path) for path in sorted((folder / "actions").glob("*.md"))]


def _action(path: Path) -> dict[str, Any]:
    return _values(*read_front_matter(path))


def _values(facts: dict[str, Any], text: str) -> dict[str, Any]:
    written = dict(sections(text, level=2))
    said = {name: str(value) if isinstance(value, date) else value for name, value in facts.items()}
    return {
        **said,
        **_parts(written),
        "body_markdown": "",
        "source_url": "",
        "licence": LICENCE,
    }


def _parts(written: dict[str, str]) -> dict[str, Any]:
    """Fields out of the sections that a finished text has; an unfinished one gives none."""
    parts: dict[str, Any] = {
        name: _items(written[heading]) for heading, name in LISTS.items() if heading in written
    }
    if "resources" in parts:
        parts["resources"] = [_resource(item) for item in parts["resources"]]
    if "Why" in written:
        parts["why"] = written["Why"]
    if "Risk" in written:
        parts["risk"] = written["Risk"]
    if "Description" in written:
        parts |= _description(written["Description"])
    return parts


def _description(text: str) -> dict[str, str]:
    quoted = QUOTE.search(text)
    if not quoted:
        return {"description": text}
    words = " ".join(line.removeprefix("> ") for line in quoted["words"].splitlines())
    return {
        "description": (text[: quoted.start()] + text[quoted.end() :]).strip(),
        "quote": words,
        "quote_source": quoted["source"].strip(),
    }


def _items(text: str) -> list[str]:
    return [" ".join(item.split()) for item in ITEM.split(text) if item.strip()]


def _resource(item: str) -> dict[str, str]:
    name, _, note = item.removeprefix("**").partition("**:")
    return {"name": name.strip(), "address": "", "note": note.strip()}
