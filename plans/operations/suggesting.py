"""Suggesting actions for gaps: those of the library that serve exactly a gap's step, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from community.models import Council
from plans.models import PlannedAction
from plans.operations.candidates import (
    Candidate,
    StepKey,
    actions_serving,
    candidates_of,
    groundwork_of,
)
from plans.operations.gaps import DimensionGap, GapStep, steps_of
from plans.operations.reasons import reasons_for
from plans.ranking import groundwork_first

MOST = 12  # suggestions for one step; the library has the rest


@dataclass(frozen=True)
class Suggestion:
    """An action for a step, and why it is there. `is_planned`: the council has it already."""

    gap: GapStep
    action: Candidate
    reasons: tuple[str, ...]
    is_planned: bool

    @property
    def value(self) -> str:
        """What a tick box sends for it."""
        return ":".join(map(str, (self.action.uid, *self.gap.key)))

    @property
    def why(self) -> str:
        """The reasons as one text, as the plan keeps them."""
        return " ".join(f"{reason.rstrip('.')}." for reason in self.reasons)


@dataclass(frozen=True)
class Offer:
    """A step and what is suggested for it; `found` is how many the library has, `MOST` or more."""

    gap: GapStep
    suggestions: tuple[Suggestion, ...]
    found: int


@dataclass(frozen=True)
class _Known:
    """What suggestions are made from, asked once for all gaps."""

    council: Council
    serving: Mapping[StepKey, Mapping[int, str]]
    candidates: Mapping[int, Candidate]
    groundwork: Mapping[str, tuple[int, str]]
    planned: frozenset[int]

    def leaning(self, one: Candidate) -> dict[int, str]:
        """Keys and titles of the listed actions that `one` leans on, each once."""
        found = (self.groundwork[name] for name in one.names if name in self.groundwork)
        return {pk: title for pk, title in found if pk != one.pk}


def suggest(council: Council, gaps: Iterable[DimensionGap]) -> list[Offer]:
    """For each step of each gap, the actions that serve exactly it, and the reasons for each.

    Only listed ones; one that serves a longer step, or any dimension, is not meant. Best evidence
    and support first, and what others lean on before them. Five queries, however many gaps.
    """
    steps = steps_of(gaps)
    known = _known(council, steps)
    return [_offer(step, known) for step in steps]


def _known(council: Council, steps: Sequence[GapStep]) -> _Known:
    serving = actions_serving({step.key for step in steps})
    candidates = candidates_of({pk for found in serving.values() for pk in found})
    planned = PlannedAction.objects.in_force().filter(plan__council=council).order_by()
    return _Known(
        council=council,
        serving=serving,
        candidates=candidates,
        groundwork=groundwork_of(candidates.values()),
        planned=frozenset(planned.values_list("action", flat=True)),
    )


def _offer(step: GapStep, known: _Known) -> Offer:
    keys = known.serving.get(step.key, {})
    serving = [known.candidates[pk] for pk in keys if pk in known.candidates]
    ranked = [one.pk for one in sorted(serving, key=lambda one: one.rank)]
    needs = {one.pk: list(known.leaning(one)) for one in serving}
    shown = groundwork_first(ranked, needs)[:MOST]
    made = (_suggestion(step, known.candidates[pk], known, shown) for pk in shown)
    return Offer(gap=step, suggestions=tuple(made), found=len(ranked))


def _suggestion(step: GapStep, one: Candidate, known: _Known, shown: Sequence[int]) -> Suggestion:
    said = known.serving[step.key][one.pk]
    moves = f"Moves {step.dimension.name} from {step.from_level} to {step.to_level}"
    leaning = (
        f"Leans on “{title}”: {_where(pk, known, shown)}"
        for pk, title in known.leaning(one).items()
    )
    return Suggestion(
        gap=step,
        action=one,
        reasons=(f"{moves}: {said}" if said else moves, *reasons_for(one, known.council), *leaning),
        is_planned=one.pk in known.planned,
    )


def _where(pk: int, known: _Known, shown: Sequence[int]) -> str:
    if pk in known.planned:
        return "already in your plan"
    return "suggested with it" if pk in shown else "not in your plan yet"
