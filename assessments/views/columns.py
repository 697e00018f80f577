"""The levels of a dimension side by side, each with what is chosen there."""

from collections.abc import Mapping
from typing import Any

from model_releases.models import Release, ReleaseDimension
from ui.tones import tone_of


def columns_of(dimension: ReleaseDimension, *, chosen: str | None = None) -> list[dict[str, Any]]:
    """Levels that the dimension has, lowest first, with their passages; one query.

    Needs `release` loaded, and levels with their words. `chosen` is the radio that is ticked.
    """
    highest = highest_level(dimension.release)
    return [
        {
            "number": level.number,
            "name": level.name or f"Level {level.number}",
            "tone": tone_of(level.number, of=highest),
            "count": highest,
            "is_chosen": str(level.number) == chosen,
            "passages": list(level.passages.all()),
        }
        for level in dimension.levels.all()
    ]


def highest_level(release: Release) -> int:
    """The highest level's number of a release; every release has one."""
    return max(names_of_levels(release))


def names_of_levels(release: Release) -> Mapping[int, str]:
    """Number -> name of every level of a release, ascending; one query."""
    levels = release.levels.order_by("number").values_list("number", "name")
    return {number: name or f"Level {number}" for number, name in levels}
