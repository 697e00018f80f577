"""Each dimension of a release with where a council is, where it wants to be, and the way there."""

from collections.abc import Iterable
from dataclasses import dataclass

from community.models import Council
from model_releases.levels import Level
from model_releases.models import Release, ReleaseDimension
from plans.gaps import Step, gap_transitions
from plans.models import Target
from plans.operations.standing import levels_now


@dataclass(frozen=True)
class DimensionGap:
    """One dimension of a release. `now` is none when it is not assessed; `steps` are of one level.

    `dimension` comes with its levels; `dimension.release` is not loaded for each.
    """

    dimension: ReleaseDimension
    now: Level | None
    target: Target | None
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class GapStep:
    """A step of one level, of which a gap is made."""

    dimension: ReleaseDimension
    from_level: int
    to_level: int

    @property
    def key(self) -> tuple[int, int, int]:
        """Key of the dimension, and the two levels."""
        return self.dimension.dimension_id, self.from_level, self.to_level

    @property
    def anchor(self) -> str:
        """Where on the page of suggestions it stands."""
        return f"step-{self.dimension.dimension_id}-{self.from_level}"


def gaps_of(council: Council, release: Release) -> list[DimensionGap]:
    """Every dimension of `release`, in its order. Four queries, and those of the assessment.

    A target set against another release counts too, while this one has its level.
    """
    now = levels_now(council, release)
    targets = {one.dimension_id: one for one in _targets_of(council)}
    rows = release.dimensions.in_order().with_levels()
    return [_gap(row, now.get(row.dimension_id), targets.get(row.dimension_id)) for row in rows]


def steps_of(gaps: Iterable[DimensionGap]) -> list[GapStep]:
    """All steps of all gaps, one after the other."""
    return [GapStep(gap.dimension, *step) for gap in gaps for step in gap.steps]


def _targets_of(council: Council) -> list[Target]:
    in_force = Target.objects.of(council).in_force()
    return list(in_force.select_related("release").defer("release__content").order_by("pk"))


def _gap(row: ReleaseDimension, now: Level | None, target: Target | None) -> DimensionGap:
    levels = [level.number for level in row.levels.all()]
    steps = gap_transitions(now, Level(target.level), levels=levels) if target else []
    return DimensionGap(row, now, target, tuple(steps))
