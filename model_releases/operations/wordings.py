"""What became of a model's dimensions between two releases, as far as levels depend on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from model_releases.comparison.wording import trivial_difference
from model_releases.models import LineageLink, Release, ReleaseDimension, ReleasePassage

What = LineageLink.What
DIVIDED = (What.SPLIT, What.MERGED, What.NEW)


@dataclass(frozen=True)
class Fate:
    """A dimension of the later release, and what it was in the earlier one.

    `is_same` when every passage, the name and the levels are the same or editorially reworded.
    `before` is the same dimension earlier; none for a new one. `came_from` has those that were
    split or merged into it. Where it `is_divided`, no earlier level says anything about it.
    """

    now: ReleaseDimension
    before: ReleaseDimension | None
    is_same: bool
    is_divided: bool
    came_from: tuple[ReleaseDimension, ...] = ()


def fates_between(old: Release, new: Release) -> list[Fate]:
    """What became of each dimension of `new` since `old`, in order; 8 queries.

    Both are of one model, and `new` is the later one; lineage of all releases between is followed.
    """
    links = _telling_links(old, new)
    passages = _passages_by_dimension(old, new)
    before = {row.dimension_id: row for row in _dimensions(old)}
    by_uid = {row.dimension.uid: row for row in before.values()}
    touched = {uid for link in links for uid in (link.from_uid, link.to_uid)}
    divided = {
        uid for link in links if link.what in DIVIDED for uid in (link.from_uid, link.to_uid)
    }
    origins = _origins(by_uid, links)
    fates = []
    for now in _dimensions(new):
        earlier, uid = before.get(now.dimension_id), now.dimension.uid
        own = {uid, *passages[now.dimension_id]}
        is_same = earlier is not None and not own & touched and _has_same_levels(earlier, now)
        came_from = tuple(by_uid[one] for one in origins.get(uid, ()) if one in by_uid)
        is_divided = earlier is None or uid in divided
        fates.append(Fate(now, earlier, is_same, is_divided, came_from if is_divided else ()))
    return fates


def unchanged_dimensions(old: Release, new: Release) -> frozenset[int]:
    """Keys of the dimensions whose levels mean the same in both releases, in either direction."""
    if old == new:
        return frozenset(new.dimensions.values_list("dimension", flat=True))
    first, last = sorted((old, new), key=lambda release: release.ordinal)
    return frozenset(fate.now.dimension_id for fate in fates_between(first, last) if fate.is_same)


def gone_between(old: Release, new: Release) -> list[ReleaseDimension]:
    """Dimensions of `old` that `new` does not have any more, in order."""
    kept = new.dimensions.values("dimension")
    return list(old.dimensions.exclude(dimension__in=kept).in_order())


def _dimensions(release: Release) -> list[ReleaseDimension]:
    return list(release.dimensions.in_order().with_words())


def _telling_links(old: Release, new: Release) -> list[LineageLink]:
    """Every link after `old` up to `new` but "same" and "editorial", oldest first."""
    between = LineageLink.objects.filter(
        release__model=new.model_id,
        release__ordinal__gt=old.ordinal,
        release__ordinal__lte=new.ordinal,
    )
    telling = between.exclude(what=What.SAME).exclude(extent=LineageLink.Extent.EDITORIAL)
    return list(telling.order_by("release__ordinal", "pk"))


def _passages_by_dimension(*releases: Release) -> Mapping[int, set[UUID]]:
    """Uids of the passages that a dimension has in any of the releases."""
    found: dict[int, set[UUID]] = defaultdict(set)
    rows = ReleasePassage.objects.filter(release__in=releases)
    for dimension, uid in rows.values_list("level__release_dimension__dimension", "uid"):
        found[dimension].add(uid)
    return found


def _origins(known: Iterable[UUID], links: Iterable[LineageLink]) -> dict[UUID, list[UUID]]:
    """Uid of a dimension -> uids of those it was made of, through all releases between."""
    origins: dict[UUID, list[UUID]] = {uid: [uid] for uid in known}
    fresh: dict[tuple[int, UUID], list[UUID]] = defaultdict(list)
    for link in links:
        if link.element == LineageLink.Element.DIMENSION and link.from_uid and link.to_uid:
            fresh[link.release_id, link.to_uid] += origins.get(link.from_uid, [])
            origins[link.to_uid] = list(dict.fromkeys(fresh[link.release_id, link.to_uid]))
    return origins


def _has_same_levels(before: ReleaseDimension, now: ReleaseDimension) -> bool:
    old, new = ({level.number: level.name for level in row.levels.all()} for row in (before, now))
    return old.keys() == new.keys() and all(
        old[one] == new[one] or trivial_difference(old[one], new[one]) for one in old
    )
