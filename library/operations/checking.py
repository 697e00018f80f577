"""Rows of a file become drafts, or faults: every fault of every row, named by its place."""

import datetime
import difflib
from collections.abc import Iterable, Iterator, Mapping
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
    faults = dict.fromkeys((*hidden_faults(row.values), *ACTION.faults(row.values, "")))
    if "transitions" not in row.values or any(f.place.startswith("transitions") for f in faults):
        return tuple(faults)  # steps of a wrong shape cannot be judged
    return (*faults, *_faults_of_steps(row.values["transitions"], model))


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


def _faults_of_steps(steps: Iterable[Mapping[str, Any]], model: KnownModel) -> Iterator[Fault]:
    seen = set()
    for step in steps:
        code, from_level, to_level = step["dimension"], step["from_level"], step["to_level"]
        written = f"“{shown(code or 'any')}:{from_level}>{to_level}”"
        if (code, from_level, to_level) in seen:
            yield Fault("transitions", f"{written} is given twice. Keep one of them.")
        seen.add((code, from_level, to_level))
        says = fault_of_step(code, (from_level, to_level), model)
        if says:
            yield Fault("transitions", f"{written} {says}")


def fault_of_step(code: str | None, levels: tuple[int, int], model: KnownModel) -> str:
    """What is wrong with a step between two levels, as the end of a sentence; empty for none."""
    return _wrong_direction(*levels) or _not_in(model, code, levels)


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
