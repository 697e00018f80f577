"""Rows of a file become drafts, or faults: every fault of every row, named by its place."""

import datetime
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from library.models.bands import Strength
from library.operations.drafts import ActionDraft, DraftTransition
from library.operations.files.rows import ACTION, FURTHER, REQUIRED, Row
from model_releases.canonical.faults import Fault, shown
from model_releases.canonical.json_text import hidden_faults
from model_releases.models import DimensionLevel, Model, Release

DAYS = ("last_reviewed_on", "next_review_due_on")
PLAIN = (REQUIRED.keys() | FURTHER.keys()) - {"tags", "transitions", *DAYS}


@dataclass(frozen=True)
class KnownDimension:
    """A dimension as the current release of its model has it."""

    dimension_id: int
    name: str
    levels: frozenset[int]


@dataclass(frozen=True)
class KnownModel:
    """What rows are checked against: dimensions of the current release, by their codes."""

    name: str
    dimensions: Mapping[str, KnownDimension]
    levels: frozenset[int]


def known_model(model: Model) -> KnownModel:
    """What the current release of `model` has; nothing when it has no release. Three queries."""
    release = Release.objects.current().filter(model=model).order_by("pk").first()
    rows = DimensionLevel.objects.filter(release_dimension__release=release).values_list(
        "release_dimension__code",
        "release_dimension__dimension_id",
        "release_dimension__name",
        "number",
    )
    levels: dict[tuple[str, int, str], set[int]] = {}
    for code, dimension_id, name, number in rows.order_by("release_dimension__position", "number"):
        levels.setdefault((code, dimension_id, name), set()).add(number)
    return KnownModel(
        name=str(model),
        dimensions={
            code: KnownDimension(dimension_id, name, frozenset(numbers))
            for (code, dimension_id, name), numbers in levels.items()
        },
        levels=frozenset(number for numbers in levels.values() for number in numbers),
    )


def faults_of(row: Row, model: KnownModel) -> tuple[Fault, ...]:
    """All that is wrong with `row`, in the order of its columns; none for a good one."""
    if row.faults:
        return row.faults
    faults = (*hidden_faults(row.values), *ACTION.faults(row.values, ""))
    return tuple(dict.fromkeys(faults)) or tuple(_faults_of_steps(row.values, model))


def draft_of(row: Row, model: KnownModel) -> ActionDraft:
    """The draft that a row without faults is. Text is kept as it is; a tag counts once."""
    values: dict[str, Any] = {
        name: row.values[name] for name in PLAIN if row.values.get(name) is not None
    }
    for name in DAYS:
        values[name] = (
            datetime.date.fromisoformat(row.values[name]) if row.values.get(name) else None
        )
    return ActionDraft(
        **values,
        tags=tuple(row.values["tags"]),
        transitions=tuple(_transition(step, model) for step in row.values["transitions"]),
    )


def _transition(step: Mapping[str, Any], model: KnownModel) -> DraftTransition:
    code = step["dimension"]
    return DraftTransition(
        dimension_id=None if code is None else model.dimensions[code].dimension_id,
        from_level=step["from_level"],
        to_level=step["to_level"],
        strength=step.get("strength", Strength.STRONG),
        reason=step.get("reason", ""),
    )


def _faults_of_steps(values: Mapping[str, Any], model: KnownModel) -> Iterator[Fault]:
    seen = set()
    for step in values["transitions"]:
        code, from_level, to_level = step["dimension"], step["from_level"], step["to_level"]
        written = f"“{shown(code or 'any')}:{from_level}>{to_level}”"
        if (code, from_level, to_level) in seen:
            yield Fault("transitions", f"{written} is given twice. Keep one of them.")
        seen.add((code, from_level, to_level))
        says = _wrong_direction(from_level, to_level) or _not_in(
            model, code, (from_level, to_level)
        )
        if says:
            yield Fault("transitions", f"{written} {says}")


def _wrong_direction(from_level: int, to_level: int) -> str:
    if from_level > to_level:
        return "goes down. Write the lower level first."
    return "" if from_level < to_level else "goes nowhere. Write the level it leads to second."


def _not_in(model: KnownModel, code: str | None, levels: tuple[int, int]) -> str:
    if code is not None and code not in model.dimensions:
        return _unknown(code, model)
    known = model.levels if code is None else model.dimensions[code].levels
    missing = [level for level in levels if level not in known and level != 0]
    if not missing or not known:
        return ""
    owner = model.name if code is None else f"{model.name}, {model.dimensions[code].name}"
    return f"names level {missing[0]}. {owner} has {', '.join(map(str, sorted(known)))}."


def _unknown(code: str, model: KnownModel) -> str:
    if not model.dimensions:
        return f"names a dimension, but {model.name} has no release. Import its release first."
    near = difflib.get_close_matches(code, model.dimensions, n=1, cutoff=0.5)
    hint = f"Did you mean “{near[0]}”?" if near else f"It has: {', '.join(model.dimensions)}."
    return f"names no dimension of {model.name}. {hint}"
