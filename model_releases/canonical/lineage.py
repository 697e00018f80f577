"""What became of each element from one release's content to the next, as rows of `lineage`."""

from collections.abc import Iterator, Sequence
from typing import Any

from model_releases.canonical.faults import Fault
from model_releases.comparison.elements import Content, Element, Passage, elements_of
from model_releases.comparison.matching import pairs_by_uid, renamed_groups
from model_releases.comparison.wording import trivial_difference

Link = dict[str, Any]
KINDS = ("dimension", "passage")


def link(element: str, what: str, ends: tuple[str | None, str | None], extent: str = "") -> Link:
    """One row of lineage. `ends` are the uids before and now; a new element has none before."""
    return {
        "element": element,
        "what": what,
        "extent": extent,
        "from": ends[0],
        "to": ends[1],
        "note": "",
    }


def told_from_text(content: Content, parent: Content) -> list[Link]:
    """Lineage of a release whose authors gave none: same uid, and what its words say.

    A rewording is `editorial` when only punctuation, case or spacing differ, else `substantive`:
    nobody judged it, so nothing is carried over it unseen.
    """
    return [*_of_dimensions(content, parent), *_of_passages(content, parent)]


def with_the_unchanged(given: Sequence[Link], *, content: Content, parent: Content) -> list[Link]:
    """`given`, and "same" for every element that no link names and whose words are the same."""
    named = {(one["element"], one["from"]) for one in given}
    named |= {(one["element"], one["to"]) for one in given}
    rest = [
        one
        for one in told_from_text(content, parent)
        if one["what"] == "same" and (one["element"], one["to"]) not in named
    ]
    return [*given, *rest]


def lineage_faults(content: Content, parent: Content | None) -> Iterator[Fault]:
    """Links that lead nowhere, and elements of either release that no link names."""
    if parent is None:
        if content["lineage"]:
            yield Fault("lineage", "must be empty: there is no earlier release.")
        return
    before, now = _uids(parent), _uids(content)
    for index, one in enumerate(content["lineage"]):
        kind = one["element"]
        if one["from"] and one["from"] not in before[kind]:
            yield Fault(f"lineage[{index}].from", f"{one['from']} is no {kind} of the parent.")
    for kind in KINDS:
        ends = [one for one in content["lineage"] if one["element"] == kind]
        untold = before[kind] - {one["from"] for one in ends}
        yield from (_untold(kind, uid, "parent") for uid in sorted(untold))
        untold = now[kind] - {one["to"] for one in ends}
        yield from (_untold(kind, uid, "release") for uid in sorted(untold))


def _untold(kind: str, uid: str, where: str) -> Fault:
    return Fault("lineage", f"does not say what became of {kind} {uid} of the {where}.")


def _uids(content: Content) -> dict[str, set[str]]:
    elements = elements_of(content)
    return {
        "dimension": {one.uid for one in elements},
        "passage": {one.uid for one in _passages(elements)},
    }


def _passages(elements: Sequence[Element]) -> list[Passage]:
    return [
        passage
        for element in elements
        for passages in element.passages.values()
        for passage in passages
    ]


def _of_dimensions(content: Content, parent: Content) -> Iterator[Link]:
    before, now = elements_of(parent), elements_of(content)
    pairs = pairs_by_uid(before, now)
    regrouped = renamed_groups(pairs, parent, content)
    for old, new in pairs:
        yield from _of_pair(old, new, group=regrouped.get(old.group, old.group))
    yield from _ends("dimension", [one.uid for one in before], [one.uid for one in now])


def _of_pair(old: Element, new: Element, *, group: str) -> Iterator[Link]:
    ends = (old.uid, new.uid)
    found = []
    if old.name != new.name:
        found.append(link("dimension", "renamed", ends))
    if group != new.group:
        found.append(link("dimension", "moved", ends))
    if old.description != new.description:
        found.append(link("dimension", "reworded", ends, _extent(old.description, new.description)))
    yield from found or [link("dimension", "same", ends)]


def _of_passages(content: Content, parent: Content) -> Iterator[Link]:
    before = {one.uid: one for one in _passages(elements_of(parent))}
    now = {one.uid: one for one in _passages(elements_of(content))}
    for uid, new in now.items():
        if uid in before:
            yield from _of_passage(before[uid], new)
    yield from _ends("passage", list(before), list(now))


def _of_passage(old: Passage, new: Passage) -> Iterator[Link]:
    ends = (old.uid, new.uid)
    found = []
    if old.facet != new.facet:
        found.append(link("passage", "renamed", ends))
    if (old.dimension.uid, old.level) != (new.dimension.uid, new.level):
        found.append(link("passage", "moved", ends))
    if old.text != new.text:
        found.append(link("passage", "reworded", ends, _extent(old.text, new.text)))
    yield from found or [link("passage", "same", ends)]


def _ends(kind: str, before: Sequence[str], now: Sequence[str]) -> Iterator[Link]:
    yield from (link(kind, "new", (None, uid)) for uid in now if uid not in set(before))
    yield from (link(kind, "retired", (uid, None)) for uid in before if uid not in set(now))


def _extent(old: str, new: str) -> str:
    return "editorial" if trivial_difference(old, new) else "substantive"
