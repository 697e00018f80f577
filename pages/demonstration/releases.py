"""Releases of the demonstration model, composed from a file a dimension into canonical content.

A passage is named in the files by its facet's key and its level; its uid is a uuid5 of that name,
so that the same files give the same release, to the byte, on every machine.
"""

import datetime
import re
import tomllib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pages.demonstration.front_matter import UnreadableFileError, read_front_matter, sections

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:demonstration-model")
FACET = re.compile(r"(?P<name>.+?) \{#(?P<key>[a-z-]+)\}")
NUMBERS = ("0.1", "0.2")


@dataclass(frozen=True)
class ReleaseFiles:
    """One release as its files say it, ready to be frozen: `content` lacks the hash before it."""

    frozen_at: datetime.datetime
    content: dict[str, Any]
    attribution: dict[str, Any]


def read_releases(folder: Path) -> list[ReleaseFiles]:
    """The releases in the order of their freezing. Raises UnreadableFileError."""
    return [_release(folder / "model" / number) for number in NUMBERS]


def uid_of(name: str) -> str:
    """The permanent uid of a dimension (`data`) or passage (`data-ownership:3`)."""
    return str(uuid.uuid5(NAMESPACE, name))


def _release(folder: Path) -> ReleaseFiles:
    facts = tomllib.loads((folder / "release.toml").read_text(encoding="utf-8"))
    dimensions = [
        _dimension(folder / f"{code}.md", facts["levels"]) for code in facts["dimensions"]
    ]
    content = {
        "model": {
            "uid": str(NAMESPACE),
            "name": facts["model"],
            "identities": "given",
            "is_illustrative": True,
        },
        "number": facts["number"],
        "licence": facts["licence"],
        "notes": facts["notes"].strip(),
        "levels": facts["levels"],
        "groups": [
            {"name": group["name"], "dimensions": _without_group(dimensions, group["name"])}
            for group in facts["groups"]
        ],
        "lineage": list(_lineage(folder)),
        "rule": _rule(facts["rule"]),
        **_guide(folder / "guide.md"),
    }
    return ReleaseFiles(facts["frozen_at"], content, facts["attribution"])


def _guide(path: Path) -> dict[str, str]:
    """The key of the guide, where the release has one."""
    return {"guide": path.read_text(encoding="utf-8").strip()} if path.exists() else {}


def _rule(rule: dict[str, Any]) -> dict[str, Any]:
    """TOML has no word for nothing: 0 stands for "not assessed", and for no overall level."""
    examples = [
        {"levels": [level or None for level in one["levels"]], "overall": one["overall"] or None}
        for one in rule["examples"]
    ]
    return {**rule, "examples": examples}


def _without_group(dimensions: list[dict[str, Any]], group: str) -> list[dict[str, Any]]:
    return [
        {key: value for key, value in one.items() if key != "group"}
        for one in dimensions
        if one["group"] == group
    ]


def _dimension(path: Path, levels: list[dict[str, Any]]) -> dict[str, Any]:
    facts, text = read_front_matter(path)
    bodies = {int(number): body for number, body in sections(text, level=2)}
    return {
        **facts,
        "uid": uid_of(facts["code"]),
        "levels": [
            {
                "number": level["number"],
                "name": level["name"],
                "passages": list(_passages(path, level["number"], bodies[level["number"]])),
            }
            for level in levels
        ],
    }


def _passages(path: Path, number: int, body: str) -> Iterator[dict[str, Any]]:
    for heading, text in sections(body, level=3):
        facet = FACET.fullmatch(heading)
        if not facet:
            raise UnreadableFileError(f"{path}, level {number}: “{heading}” has no {{#key}}.")
        yield {
            "uid": uid_of(f"{facet['key']}:{number}"),
            "facet": facet["name"],
            "text": text,
        }


def _lineage(folder: Path) -> Iterator[dict[str, Any]]:
    """What changed since the release before, as links; what is not named here is the same."""
    path = folder / "lineage.toml"
    if not path.exists():
        return
    for change in tomllib.loads(path.read_text(encoding="utf-8"))["change"]:
        for before, after in _ends(change):
            yield {
                "element": "passage",
                "what": change["what"],
                "extent": change.get("extent", ""),
                "from": before and uid_of(before),
                "to": after and uid_of(after),
                "note": change["note"],
            }


def _ends(change: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    """Pairs of before and after: one to many for a split, many to one for a merge, else in step."""
    before, after = change["from"], change["to"]
    if change["what"] == "split":
        return [(before[0], one) for one in after]
    if change["what"] == "merged":
        return [(one, after[0]) for one in before]
    length = max(len(before), len(after))
    return list(
        zip(before or [None] * length, after or [None] * length, strict=True),
    )
