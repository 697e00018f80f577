"""What became of every element: by uid where that tells, as the editors say where it does not."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from model_releases.canonical.lineage import Link, told_from_text
from model_releases.comparison.elements import Content, elements_of
from model_releases.operations.snapshot import PageText, Snapshot
from model_releases.operations.statements import (
    Key,
    Places,
    Statement,
    mistake_in,
    statements_in,
)
from model_releases.signals import GateFault


def places_in(content: Content) -> Places:
    """Each element of a content, and how a sentence names it."""
    places: Places = {}
    for element in elements_of(content):
        places["dimension", element.uid] = f"the dimension “{element.name}”"
        for level, passages in element.passages.items():
            for one in passages:
                words = one.facet or f"{one.text[:60]}…"
                places["passage", one.uid] = f"“{words}” of “{element.name}”, level {level},"
    return places


@dataclass(frozen=True)
class Lineage:
    """What is told of the elements of a working copy and of its parent."""

    snapshot: Snapshot
    content: Content

    @cached_property
    def before(self) -> Places:
        """Elements of the parent."""
        return places_in(self.snapshot.before)

    @cached_property
    def now(self) -> Places:
        """Elements of the working copy."""
        return places_in(self.content)

    @cached_property
    def stated(self) -> dict[Key, Statement]:
        """The sound statements, by the element they are about."""
        told = statements_in(self.snapshot)
        return {
            one.key: one
            for one in reversed(told)
            if not mistake_in(one, before=self.before, now=self.now)
        }

    @cached_property
    def _by_uid(self) -> list[Link]:
        """What uids and words tell of all that no split or merger names."""
        apart = [one for one in self.stated.values() if one.what in ("split", "merged")]
        named = {key for one in apart for key in (one.key, *one.ends)}
        told = told_from_text(self.content, self.snapshot.before)
        return [one for one in told if _key(one) not in named]

    @cached_property
    def links(self) -> list[Link]:
        """A row or more for each element, as far as somebody explained it."""
        apart = [one for one in self.stated.values() if one.what in ("split", "merged")]
        rows = [row for one in apart for row in one.links]
        for row in self._by_uid:
            said = self.stated.get(_key(row))
            extent = self._extent(row)[0] if row["what"] == "reworded" else ""
            if row["what"] != "reworded" or extent:
                rows.append({**row, "extent": extent, "note": said.note if said else ""})
        return rows

    def faults(self) -> Iterator[GateFault]:
        """Statements that are wrong or given twice, and elements that nobody explained."""
        yield from self._mistakes()
        for row in self._by_uid:
            key = _key(row)
            if row["what"] == "retired" and not self._is_retired(key):
                sentence = (
                    f"Say what became of {self.before[key]} uid {key[1]}: retired, split or merged."
                )
                yield GateFault(sentence, self._page_before(key).address)
            elif row["what"] == "reworded":
                extent, page = self._extent(row)
                if not extent:
                    sentence = f"Say how far {self.now[key]} was reworded."
                    yield GateFault(sentence, page.address)

    def _mistakes(self) -> Iterator[GateFault]:
        seen: set[Key] = set()
        for one in statements_in(self.snapshot):
            says = mistake_in(one, before=self.before, now=self.now)
            if one.key in seen:
                says = "is stated twice. Keep one statement."
            seen.add(one.key)
            if says:
                sentence = f"What became of {one.element} {one.from_uid} {says}"
                yield GateFault(sentence, one.page.address)

    def _extent(self, row: Link) -> tuple[str, PageText]:
        """How far an element was reworded: as its editors said, or trivially; and where."""
        stated, page = self._extents[_key(row)]
        return stated or ("editorial" if row["extent"] == "editorial" else ""), page

    @cached_property
    def _extents(self) -> dict[Key, tuple[str, PageText]]:
        extents = {}
        for page in self.snapshot.dimensions:
            extents["dimension", page.text["uid"]] = page.text["description_extent"], page
            for _, passage in page.passages:
                extents["passage", passage["id"]] = passage["value"]["extent"], page
        return extents

    def _is_retired(self, key: Key) -> bool:
        """It is said so, or its whole dimension is."""
        return key in self.stated or ("dimension", self._dimension_before(key)) in self.stated

    def _dimension_before(self, key: Key) -> str:
        return self._home.get(key[1], key[1])

    @cached_property
    def _home(self) -> dict[str, str]:
        """Uid of each passage of the parent -> uid of its dimension."""
        return {
            one.uid: element.uid
            for element in elements_of(self.snapshot.before)
            for passages in element.passages.values()
            for one in passages
        }

    def _page_before(self, key: Key) -> PageText:
        return self.snapshot.page_of(self._dimension_before(key))


def _key(row: Link) -> Key:
    return row["element"], row["from"] or row["to"]
