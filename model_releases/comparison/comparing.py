"""Comparing two releases: which dimension is which, and what became of everything."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model_releases.comparison.changes import (
    Comparison,
    DimensionChange,
    GuideChange,
    LevelChange,
    PassageChange,
)
from model_releases.comparison.difference import release_difference
from model_releases.comparison.elements import Cell, Content, Element, elements_of, guide_of
from model_releases.comparison.matching import (
    Pair,
    have_given_uids,
    pairs_by_code,
    pairs_by_uid,
    renamed_groups,
)
from model_releases.comparison.passages import (
    Lineage,
    Link,
    change_of,
    departure_of,
    matches_by_place,
    matches_by_uid,
    passages_of,
    wording,
)

PARTS = {"levels": "level names", "licence": "licence", "rule": "the rule of the overall level"}
Changed = dict[Cell, list[PassageChange]]


@dataclass(frozen=True)
class _Sides:
    """Both releases' dimensions, paired."""

    old: tuple[Element, ...]
    new: tuple[Element, ...]
    pairs: Sequence[Pair]
    by_uid: bool


def compare(old: Content, new: Content, *, lineage: Sequence[Link] = ()) -> Comparison:
    """What changed from `old` to `new`.

    By uid when the model gives uids, else dimensions by code and then by name, and words by their
    place. `lineage` has the rows of every release after `old` up to `new`, oldest first; without
    it splits and mergers are told as new and retired passages.
    """
    sides = _sides(old, new)
    regrouped = renamed_groups(sides.pairs, old, new)
    # What was told from the text alone is no judgement of the authors.
    changed = _passage_changes(sides, lineage if sides.by_uid else ())
    partners = {one.code: before for before, one in sides.pairs}
    found = [_dimension_change(partners.get(one.code), one, changed) for one in sides.new]
    living = {before.code for before, _ in sides.pairs}
    gone = [_removed(one) for one in sides.old if one.code not in living]
    told = [_without_renamed_group(one, regrouped) for one in found]
    return Comparison(
        old_number=old["number"],
        new_number=new["number"],
        matched_by="uid" if sides.by_uid else "code",
        difference=release_difference(old, new, sides.pairs),
        dimensions=(*(one for one in told if one.what), *gone),
        unchanged=tuple(one.name for one in told if not one.what),
        beside=tuple(_beside(old, new, regrouped)),
        guide=_guide_change(guide_of(old), guide_of(new)),
    )


def _sides(old: Content, new: Content) -> _Sides:
    before, now = elements_of(old), elements_of(new)
    by_uid = have_given_uids(old, new)
    pairs = pairs_by_uid(before, now) if by_uid else pairs_by_code(before, now)
    return _Sides(before, now, pairs, by_uid)


def _passage_changes(sides: _Sides, links: Sequence[Link]) -> Changed:
    """Changes by (code now, level); those of what is gone stand where it stood."""
    matches = (
        matches_by_uid(sides.old, sides.new)
        if sides.by_uid
        else matches_by_place(sides.old, sides.new, sides.pairs)
    )
    codes_now = {before.code: one.code for before, one in sides.pairs}
    lineage = Lineage(
        links,
        old={one.uid: one for one in passages_of(sides.old)},
        new={one.uid: one for one in passages_of(sides.new)},
        codes=codes_now,
    )
    changed: Changed = defaultdict(list)
    for old, new in matches:
        change = change_of((old, new), lineage)
        if change and new:
            changed[new.dimension.code, new.level].append(change)
        if change and old and old.dimension.code in codes_now:
            place = codes_now[old.dimension.code], old.level
            if new is None:
                changed[place].append(change)
            elif "moved" in change.what:
                changed[place].append(departure_of(old, new))
    return changed


def _dimension_change(old: Element | None, new: Element, changed: Changed) -> DimensionChange:
    levels = tuple(_level_changes(old, new, changed))
    if old is None:
        return DimensionChange(new.uid, new.code, new.name, new.group, ("added",), levels=levels)
    kinds = {
        "rekeyed": old.code != new.code,
        "renamed": old.name != new.name,
        "moved": old.group != new.group,
        "reworded": old.description != new.description,
        "changed": bool(levels),
    }
    return DimensionChange(
        uid=new.uid,
        code=new.code,
        name=new.name,
        group=new.group,
        what=tuple(kind for kind, is_so in kinds.items() if is_so),
        old_code=old.code,
        old_name=old.name,
        old_group=old.group,
        description=wording(old.description, new.description) if kinds["reworded"] else None,
        levels=levels,
    )


def _without_renamed_group(change: DimensionChange, regrouped: dict[str, str]) -> DimensionChange:
    """A dimension whose whole group was renamed has not moved."""
    if regrouped.get(change.old_group) != change.group:
        return change
    kept = tuple(kind for kind in change.what if kind != "moved")
    return DimensionChange(**{**vars(change), "what": kept})


def _level_changes(old: Element | None, new: Element, changed: Changed) -> Iterator[LevelChange]:
    before = old.levels if old else {}
    for number in sorted({*before, *new.levels}):
        passages = tuple(changed.get((new.code, number), ()))
        name, old_name = new.levels.get(number, ""), before.get(number, "")
        if number not in before:
            yield LevelChange(number, name, "added", passages=passages)
        elif number not in new.levels:
            yield LevelChange(number, old_name, "removed", old_name, passages)
        elif passages or name != old_name:
            yield LevelChange(number, name, "changed", old_name, passages)


def _removed(old: Element) -> DimensionChange:
    return DimensionChange(
        uid=old.uid,
        code=old.code,
        name=old.name,
        group=old.group,
        what=("removed",),
        old_code=old.code,
        old_name=old.name,
        old_group=old.group,
    )


def _guide_change(old: str, new: str) -> GuideChange | None:
    if old == new:
        return None
    if not (old and new):
        return GuideChange("added" if new else "removed")
    return GuideChange("changed", wording(old, new))


def _beside(old: Content, new: Content, regrouped: dict[str, str]) -> Iterator[str]:
    yield from (words for part, words in PARTS.items() if old[part] != new[part])
    before = [regrouped.get(group["name"], group["name"]) for group in old["groups"]]
    if before != [group["name"] for group in new["groups"]]:
        yield "groups"
