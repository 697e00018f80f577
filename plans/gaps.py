"""The gap between where a council stands and where it wants to be, as steps of one level."""

from collections.abc import Iterable

from model_releases.levels import Level

Step = tuple[Level, Level]


def gap_transitions(
    now: Level | None, wanted: Level, *, levels: Iterable[int] | None = None
) -> list[Step]:
    """The steps (from, to) that lead up from `now` to `wanted`, each to the next level there is.

    levels: those which the dimension has in its release; every whole number unless told, since
    models leave levels out. A council that was not assessed has no known gap, and one that is
    there, or above, has none: both give no step.
    """
    if now is None:
        return []
    there = range(now, wanted + 1) if levels is None else levels
    above = sorted({Level(each) for each in there if now < each <= wanted})
    return list(zip([now, *above], above, strict=False))
