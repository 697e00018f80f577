"""Setting the level a council wants in a dimension, carrying it on, and giving it up."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from community.models import Council, Member
from model_releases.levels import Level
from model_releases.models import DimensionLevel, Release, ReleaseDimension
from model_releases.operations.wordings import unchanged_dimensions
from plans.models import Target
from plans.models.targets import TargetQuerySet


class NoSuchLevelError(ValueError):
    """The release has no such level in that dimension."""


@dataclass(frozen=True)
class Wanted:
    """The level wanted, by which day, and why."""

    level: Level
    by_on: date | None = None
    why: str = ""


@transaction.atomic
def set_target(
    council: Council, dimension: ReleaseDimension, wanted: Wanted, *, by: Member, at: datetime
) -> Target:
    """Want a level in a dimension, as its release words it. The target before it ends.

    Saying the same again changes nothing. Raises NoSuchLevelError, and changes nothing, for a
    level which the dimension does not have in that release.
    """
    if not DimensionLevel.objects.filter(release_dimension=dimension, number=wanted.level).exists():
        raise NoSuchLevelError(f"{dimension.name} has no level {wanted.level} in this release.")
    # Locked, so that two who set it at once leave one in force.
    Council.objects.select_for_update().get(pk=council.pk)
    before = _in_force(council, dimension).first()
    if before is not None and _says(before) == (dimension.release_id, wanted):
        return before
    _in_force(council, dimension).update(ended_at=at)
    return Target.objects.create(
        council=council,
        dimension_id=dimension.dimension_id,
        release_id=dimension.release_id,
        level=wanted.level,
        by_on=wanted.by_on,
        why=wanted.why,
        set_by=by,
        set_at=at,
    )


@transaction.atomic
def carry_targets(
    council: Council, *, old: Release, new: Release, by: Member, at: datetime
) -> list[Target]:
    """Set the targets in force against `old` anew against `new`, where the wording is the same.

    The others stay as they were set: what their level means has changed, so a person sets them
    anew. Gives the new ones.
    """
    same = unchanged_dimensions(old, new)
    wanted = Target.objects.of(council).in_force().filter(release=old, dimension__in=same)
    rows = {one.dimension_id: one for one in new.dimensions.in_order()}
    return [
        set_target(council, rows[one.dimension_id], _says(one)[1], by=by, at=at)
        for one in wanted.order_by("pk")
    ]


def give_up_target(council: Council, dimension: ReleaseDimension, *, at: datetime) -> None:
    """Want nothing in particular for a dimension any more. Harmless when there is no target."""
    _in_force(council, dimension).update(ended_at=at)


def _in_force(council: Council, dimension: ReleaseDimension) -> TargetQuerySet:
    rows = Target.objects.of(council).in_force()
    return rows.filter(dimension=dimension.dimension_id).order_by("pk")


def _says(target: Target) -> tuple[int, Wanted]:
    return target.release_id, Wanted(Level(target.level), target.by_on, target.why)
