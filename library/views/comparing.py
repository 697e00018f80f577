"""How two texts of an action differ: part by part, word by word."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from community.models.councils import CouncilKind
from library.forms.choices import Wording
from library.models import Edition
from library.models.bands import Benefit, CostBand, Effort, TimeToEffect
from library.operations.carrying import PARTS, changed_parts
from library.operations.drafts import ActionDraft, DraftTransition
from library.views.results import step_in_words
from model_releases.comparison.wording import Piece, counted, differences, trivial_difference
from ui.dates import whole_date


@dataclass(frozen=True)
class PartChange:
    """What `components/diff.html` shows of one part."""

    label: str
    pieces: tuple[Piece, ...]
    summary: str


def changes_between(old: ActionDraft, new: ActionDraft, wording: Wording) -> list[PartChange]:
    """Every part in which two texts differ, in the order of the page. No query."""
    return [
        _change(PARTS[name], _text(old, name, wording), _text(new, name, wording))
        for name in changed_parts(old, new)
    ]


def _change(label: str, old: str, new: str) -> PartChange:
    pieces, trivial = differences(old, new), trivial_difference(old, new)
    summary = f"Only {trivial} differ." if trivial else counted(pieces)
    return PartChange(label[:1].upper() + label[1:], pieces, summary)


def _text(draft: ActionDraft, name: str, wording: Wording) -> str:
    """A part in words."""
    if name == "transitions":
        return "\n".join(_step(step, wording) for step in draft.transitions)
    value = getattr(draft, name)
    return IN_WORDS[name](value) if name in IN_WORDS else value


def _step(step: DraftTransition, wording: Wording) -> str:
    said = step_in_words(step.dimension_id, step.from_level, step.to_level, wording)
    levels = f"from {said.from_number} {said.from_name} to {said.to_number} {said.to_name}"
    reason = f": {step.reason}" if step.reason else ""
    return f"{said.dimension} {levels}, {step.strength}{reason}"


def _labels(choices: type[Any]) -> Callable[[list[str]], str]:
    return lambda values: "\n".join(str(choices(value).label) for value in values)


def _label(choices: type[Any]) -> Callable[[str], str]:
    return lambda value: str(choices(value).label) if value else ""


def _resources(rows: list[dict[str, str]]) -> str:
    parts = [[row.get(name, "") for name in ("name", "address", "note")] for row in rows]
    return "\n".join(", ".join(filter(None, row)) for row in parts)


def _day(day: Any) -> str:
    return whole_date(day) if day else ""


IN_WORDS: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(
        ("implications", "steps", "check_list", "prerequisites", "leans_on"), "\n".join
    ),
    "resources": _resources,
    "tags": lambda names: "\n".join(sorted(names)),
    "benefits": _labels(Benefit),
    "council_kinds": _labels(CouncilKind),
    "effort": _label(Effort),
    "cost": _label(CostBand),
    "time_to_effect": _label(TimeToEffect),
    "last_reviewed_on": _day,
    "next_review_due_on": _day,
    "beta": lambda is_beta: "Beta" if is_beta else "",
}


def kind_shown(edition: Edition) -> str:
    """What an edition is to the one before it, as a word beside its number."""
    return str(Edition.Kind(edition.kind).label)
