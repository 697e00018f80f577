"""A release as the picture of it needs it: levels as columns, dimensions as rows."""

from collections import Counter
from typing import Any

from model_releases.models import (
    LineageLink,
    Release,
    ReleaseDimension,
    ReleaseLevel,
    ReleasePassage,
)
from model_releases.signals import activity_asked
from ui.charts import glance
from ui.charts.grid import Cell, Group, Level, Row
from ui.tones import tone_of

Place = tuple[int, int]


def picture_of(release: Release, counts: Counter[Place]) -> dict[str, Any]:
    """The model at a glance with the actions' counts, its levels, the highest one; 4 queries."""
    levels = list(release.levels.order_by("number"))
    columns = columns_of(levels)
    title = f"{release.model.name} {release.number}"
    return {
        "glance": glance.draw(title, columns, groups_of(release, columns, counts)),
        "levels": levels,
        "highest": levels[-1].number,
    }


def columns_of(levels: list[ReleaseLevel]) -> list[Level]:
    """The levels of a release, lowest first, each with its tone."""
    highest = levels[-1].number
    return [
        Level(one.number, one.name or f"Level {one.number}", tone_of(one.number, of=highest))
        for one in levels
    ]


def groups_of(release: Release, levels: list[Level], counts: Counter[Place]) -> list[Group]:
    """Groups that have dimensions, in order, each cell with what is going on there."""
    dimensions = list(release.dimensions.in_order().with_levels().select_related("group"))
    changed = changed_places(release)
    rows: dict[int, tuple[str, list[Row]]] = {}
    for dimension in dimensions:
        dimension.release = release  # its address needs it, and it is here
        row = _row(dimension, levels, changed=changed, counts=counts)
        rows.setdefault(dimension.group_id, (dimension.group.name, []))[1].append(row)
    return [Group(name, tuple(found)) for name, found in rows.values()]


def changed_places(release: Release) -> set[Place]:
    """(Key of the release's dimension, level) wherever a passage differs from before."""
    links = release.lineage.filter(element=LineageLink.Element.PASSAGE, to_uid__isnull=False)
    touched = links.exclude(what=LineageLink.What.SAME).values("to_uid")
    passages = ReleasePassage.objects.filter(release=release, uid__in=touched)
    return set(passages.values_list("level__release_dimension", "level__number"))


def activity_of(release: Release) -> Counter[Place]:
    """Actions that lead to each (key of the dimension, level), as upper apps answer."""
    counts: Counter[Place] = Counter()
    answers: list[tuple[Any, Any]] = activity_asked.send(Release, release=release)
    for _, answer in answers:
        counts.update(answer)
    return counts


def _row(
    dimension: ReleaseDimension,
    levels: list[Level],
    *,
    changed: set[Place],
    counts: Counter[Place],
) -> Row:
    url = dimension.get_absolute_url()
    has = {level.number for level in dimension.levels.all()}
    cells = [
        Cell(
            url=f"{url}#level-{level.number}",
            actions=counts[dimension.dimension_id, level.number],
            is_changed=(dimension.pk, level.number) in changed,
        )
        if level.number in has
        else None
        for level in levels
    ]
    return Row(dimension.name, url, tuple(cells))
