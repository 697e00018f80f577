"""Passages of two releases, matched, and what became of each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from model_releases.comparison.changes import PassageChange, Wording
from model_releases.comparison.elements import Element, Passage
from model_releases.comparison.matching import Pair
from model_releases.comparison.wording import differences, trivial_difference

Link = dict[str, Any]
WAYS = ("split", "merged")
EXTENTS = ("", "editorial", "clarified", "substantive")
Match = tuple[Passage | None, Passage | None]


def passages_of(elements: Sequence[Element]) -> Iterator[Passage]:
    """Every passage, in the order of the release."""
    for element in elements:
        for passages in element.passages.values():
            yield from passages


def matches_by_uid(old: Sequence[Element], new: Sequence[Element]) -> list[Match]:
    """Each passage of either side once, with its other self where it has one."""
    before = {one.uid: one for one in passages_of(old)}
    now = {one.uid: one for one in passages_of(new)}
    return [
        *((before.get(uid), one) for uid, one in now.items()),
        *((one, None) for uid, one in before.items() if uid not in now),
    ]


def matches_by_place(
    old: Sequence[Element], new: Sequence[Element], pairs: Sequence[Pair]
) -> list[Match]:
    """The same where uids say nothing: same level, same facet, and the n-th of that facet."""
    partners = {now.code: before for before, now in pairs}
    before = {_place(one, one.dimension.code, at): one for at, one in _numbered(old)}
    matches: list[Match] = []
    for at, one in _numbered(new):
        partner = partners.get(one.dimension.code)
        matches.append((before.pop(_place(one, partner.code, at), None) if partner else None, one))
    return [*matches, *((one, None) for one in before.values())]


def _numbered(elements: Sequence[Element]) -> Iterator[tuple[int, Passage]]:
    counts: dict[Any, int] = defaultdict(int)
    for one in passages_of(elements):
        place = _place(one, one.dimension.code, 0)
        yield counts[place], one
        counts[place] += 1


def _place(passage: Passage, code: str, at: int) -> tuple[str, int, str, int]:
    return code, passage.level, passage.facet, at


@dataclass
class Lineage:
    """What the authors said became of passages, found by either end.

    `codes` leads from a dimension's code before to its code now, where it lives on.
    """

    links: Sequence[Link]
    old: dict[str, Passage]
    new: dict[str, Passage]
    codes: dict[str, str]
    _to: dict[str, list[Link]] = field(init=False)
    _from: dict[str, list[Link]] = field(init=False)

    def __post_init__(self) -> None:
        self._to, self._from = defaultdict(list), defaultdict(list)
        for one in self.links:
            if one["element"] == "passage":
                self._to[one["to"]].append(one)
                self._from[one["from"]].append(one)

    def into(self, uid: str) -> list[tuple[str, str]]:
        """Splits and mergers that end at `uid`: which of both, and where the other end stood."""
        return [
            (one["what"], place_of(self.old[one["from"]]))
            for one in self._to[uid]
            if one["what"] in WAYS and one["from"] in self.old and one["from"] != uid
        ]

    def out_of(self, uid: str) -> list[tuple[str, str]]:
        """Splits and mergers that begin at `uid`: which of both, and where the other end stands."""
        return [
            (one["what"], place_of(self.new[one["to"]]))
            for one in self._from[uid]
            if one["what"] in WAYS and one["to"] in self.new and one["to"] != uid
        ]

    def extent(self, uid: str) -> str:
        """The gravest rewording that was said of it; empty when none was."""
        return max((one["extent"] for one in self._to[uid]), key=EXTENTS.index, default="")

    def notes(self, uid: str) -> tuple[str, ...]:
        """What was written about it, each sentence once."""
        rows = [*self._to[uid], *self._from[uid]]
        return tuple(dict.fromkeys(one["note"] for one in rows if one["note"]))


def change_of(match: Match, lineage: Lineage) -> PassageChange | None:
    """What became of a matched passage; None when nothing did."""
    old, new = match
    here = new or old
    if here is None:
        return None
    into, out_of = lineage.into(here.uid), lineage.out_of(here.uid)
    own = _own_changes(old, new, lineage.codes) if old and new else ()
    fate = () if into or out_of or (old and new) else ("new" if new else "retired",)
    kinds = {kind for kind, _ in [*into, *out_of]}
    what = (*own, *fate, *(kind for kind in WAYS if kind in kinds))
    if not what:
        return None
    moved_from = [place_of(old)] if old and "moved" in what else []
    return PassageChange(
        uid=here.uid,
        facet=here.facet,
        what=what,
        wording=_wording(old, new),
        old_facet=old.facet if old else "",
        extent=lineage.extent(here.uid) if "reworded" in what else "",
        came_from=tuple(dict.fromkeys([*moved_from, *(place for _, place in into)])),
        went_to=tuple(dict.fromkeys(place for _, place in out_of)),
        notes=lineage.notes(here.uid),
    )


def departure_of(old: Passage, new: Passage) -> PassageChange:
    """What is told where a passage stood that has moved."""
    return PassageChange(
        uid=old.uid,
        facet=old.facet,
        what=("moved away",),
        old_facet=old.facet,
        went_to=(place_of(new),),
    )


def place_of(passage: Passage) -> str:
    """Delivery, level 3, Review."""
    parts = [passage.dimension.name, f"level {passage.level}", passage.facet]
    return ", ".join(part for part in parts if part)


def wording(old: str, new: str) -> Wording:
    """Two texts as a wording."""
    return Wording(differences(old, new), trivial_difference(old, new))


def _own_changes(old: Passage, new: Passage, codes: dict[str, str]) -> Iterator[str]:
    if old.text != new.text:
        yield "reworded"
    if old.facet != new.facet:
        yield "renamed"
    if (codes.get(old.dimension.code), old.level) != (new.dimension.code, new.level):
        yield "moved"


def _wording(old: Passage | None, new: Passage | None) -> Wording | None:
    before, now = old.text if old else "", new.text if new else ""
    return wording(before, now) if before != now else None
