"""Which dimensions mean the same in a newer release: same or editorial lineage, all the way.

One renamed or moved, or of which a passage was clarified, split, merged, added or retired, does
not: then a person looks. The rule is that of carried assessments.
"""

from collections import defaultdict
from itertools import pairwise

from django.db.models import Q

from model_releases.models import (
    DimensionLevel,
    LineageLink,
    Release,
    ReleaseDimension,
    ReleasePassage,
)

QUIET = Q(what=LineageLink.What.SAME) | Q(
    what=LineageLink.What.REWORDED, extent=LineageLink.Extent.EDITORIAL
)


def unchanged_dimensions(old: Release, new: Release) -> frozenset[int]:
    """Keys of the dimensions which both releases have and none between them changed.

    Both are of one model. Backwards, nothing is told. Six queries for each release in between.
    """
    if old.pk == new.pk:
        return frozenset(_levels_of(old.pk))
    if old.model_id != new.model_id or old.ordinal > new.ordinal:
        return frozenset()
    line = Release.objects.filter(
        model=old.model_id, ordinal__gte=old.ordinal, ordinal__lte=new.ordinal
    )
    keys = list(line.order_by("ordinal").values_list("pk", flat=True))
    steps = [_unchanged(before, now) for before, now in pairwise(keys)]
    return frozenset.intersection(*steps)


def _unchanged(before: int, now: int) -> frozenset[int]:
    """The same for two releases of which one follows the other, by key."""
    old, new = _levels_of(before), _levels_of(now)
    whose_before, whose_now = _dimension_by_uid(before), _dimension_by_uid(now)
    changed: set[int | None] = set()
    loud = LineageLink.objects.filter(release=now).exclude(QUIET)
    for from_uid, to_uid in loud.values_list("from_uid", "to_uid"):
        changed |= {whose_before.get(from_uid), whose_now.get(to_uid)}
    return frozenset(key for key in old if key not in changed and old[key] == new.get(key))


def _levels_of(release: int) -> dict[int, frozenset[int]]:
    """Key of each dimension of a release -> numbers of the levels that it has there."""
    rows = DimensionLevel.objects.filter(release_dimension__release=release).order_by()
    found: dict[int, set[int]] = defaultdict(set)
    for dimension, number in rows.values_list("release_dimension__dimension", "number"):
        found[dimension].add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def _dimension_by_uid(release: int) -> dict[object, int]:
    """Uid of each dimension and passage of a release -> key of the dimension."""
    passages = ReleasePassage.objects.filter(release=release).order_by()
    whose = passages.values_list("uid", "level__release_dimension__dimension")
    dimensions = ReleaseDimension.objects.filter(release=release).order_by()
    return {**dict(whose), **dict(dimensions.values_list("dimension__uid", "dimension"))}
