"""The difference of two releases as lists of codes: the key `release` of a comparison's JSON."""

from collections.abc import Callable, Sequence
from typing import Any

from model_releases.comparison.elements import Cell, Content, Element, elements_of
from model_releases.comparison.matching import Pair, renamed_groups


def release_difference(old: Content, new: Content, pairs: Sequence[Pair]) -> dict[str, Any]:
    """Every list sorted; codes are those of `new` where a dimension lives on.

    A level that only one side has is added or removed, and its words are not told again as changed.
    """
    regrouped = renamed_groups(pairs, old, new)
    living = {one.code for _, one in pairs}, {one.code for one, _ in pairs}
    return {
        "from_version": old["number"],
        "to_version": new["number"],
        "rekeyed": sorted([a.code, b.code] for a, b in pairs if a.code != b.code),
        "dimensions_added": _codes_beside(new, living[0]),
        "dimensions_removed": _codes_beside(old, living[1]),
        "renamed": _where(pairs, lambda a, b: a.name != b.name),
        "moved_group": _where(pairs, lambda a, b: regrouped.get(a.group, a.group) != b.group),
        "description_changed": _where(pairs, lambda a, b: a.description != b.description),
        "levels_added": _cells(pairs, lambda a, b: b.levels.keys() - a.levels.keys()),
        "levels_removed": _cells(pairs, lambda a, b: a.levels.keys() - b.levels.keys()),
        "level_name_changed": _cells(pairs, _renamed_levels),
        "descriptor_changed": _cells(pairs, _reworded_levels),
        "groups_renamed": sorted([a, b] for a, b in regrouped.items()),
    }


def _codes_beside(content: Content, living: set[str]) -> list[str]:
    return sorted(one.code for one in elements_of(content) if one.code not in living)


def _where(pairs: Sequence[Pair], holds: Callable[[Element, Element], bool]) -> list[str]:
    return sorted(new.code for old, new in pairs if holds(old, new))


def _cells(
    pairs: Sequence[Pair], numbers: Callable[[Element, Element], set[int]]
) -> list[list[Any]]:
    cells: list[Cell] = [(new.code, one) for old, new in pairs for one in numbers(old, new)]
    return [list(cell) for cell in sorted(cells)]


def _renamed_levels(old: Element, new: Element) -> set[int]:
    return {one for one in _shared(old, new) if old.levels[one] != new.levels[one]}


def _reworded_levels(old: Element, new: Element) -> set[int]:
    return {one for one in _shared(old, new) if _texts(old, one) != _texts(new, one)}


def _shared(old: Element, new: Element) -> set[int]:
    return old.levels.keys() & new.levels.keys()


def _texts(element: Element, level: int) -> list[str]:
    return [passage.text for passage in element.passages[level]]
