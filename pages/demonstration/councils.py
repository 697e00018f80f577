"""What the imaginary councils did: assessments and plans, one file each."""

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pages.demonstration.front_matter import UnreadableFileError, read_front_matter, sections

JUDGED = re.compile(
    r"Confidence: (?P<confidence>low|medium|high)\n\n(?P<reasons>.+?)"
    r"(?P<evidence>(\n+Evidence: .+)*)",
    re.DOTALL,
)


@dataclass(frozen=True)
class JudgementEntry:
    """What an assessment says of a dimension. `evidence` is named; none of it is on the web."""

    dimension: str
    level: int
    confidence: str
    reasons: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class AssessmentEntry:
    """An assessment. `signed_by` is given where somebody else than `by` speaks for the council."""

    council: str
    release: str
    voice: str
    title: str
    by: str
    started_on: datetime.date
    signed_off_on: datetime.date
    published: bool
    judgements: tuple[JudgementEntry, ...]
    signed_by: str = ""


@dataclass(frozen=True)
class PlanEntry:
    """A plan as it is on a day: `targets` and `items` are tables of the file, in its order."""

    council: str
    title: str
    release: str
    published: bool
    by: str
    starts_on: datetime.date
    as_of: datetime.date
    items: list[dict[str, Any]]
    targets: list[dict[str, Any]] = field(default_factory=list)


def read_assessments(folder: Path) -> list[AssessmentEntry]:
    """Every assessment, the first begun first. Raises UnreadableFileError."""
    entries = (_assessment(path) for path in (folder / "assessments").glob("*.md"))
    return sorted(entries, key=lambda one: (one.started_on, one.council, one.voice))


def read_plans(folder: Path) -> list[PlanEntry]:
    """Every plan, by council."""
    read = (read_front_matter(path)[0] for path in sorted((folder / "plans").glob("*.md")))
    return [PlanEntry(**facts) for facts in read]


def _assessment(path: Path) -> AssessmentEntry:
    facts, text = read_front_matter(path)
    levels = facts.pop("levels")
    written = dict(sections(text, level=2))
    judged = (
        _judgement(path, code, level, written[f"{code} {level}"]) for code, level in levels.items()
    )
    return AssessmentEntry(**facts, judgements=tuple(judged))


def _judgement(path: Path, code: str, level: int, text: str) -> JudgementEntry:
    parts = JUDGED.fullmatch(text)
    if not parts:
        raise UnreadableFileError(f"{path}, {code}: give “Confidence:”, reasons and evidence.")
    evidence = [line.removeprefix("Evidence: ") for line in parts["evidence"].split("\n") if line]
    return JudgementEntry(code, level, parts["confidence"], parts["reasons"], tuple(evidence))
