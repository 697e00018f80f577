"""The two ways to hold a shelf: reading it, shared by threads, and writing to it, alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress

import tantivy

from search.contract import Document
from search.engines.embedded.counting import terms_per_document
from search.engines.embedded.faults import told_in_a_sentence
from search.engines.embedded.places import Card, Place
from search.engines.embedded.schema import RANKS, rank_field, schema, stored

# tantivy refuses less for one thread. More would only make fewer, larger parts of a long build.
HEAP_BYTES = 15_000_000
REBUILDING_HEAP_BYTES = 100_000_000
# A drain takes milliseconds, one after a long import some seconds.
PATIENCE_SECONDS = 60


class OpenShelf:
    """A shelf opened to be read: sees what other processes have put, at each `searcher`."""

    def __init__(self, place: Place, shelf: str) -> None:
        self._place = place
        self.card = place.card(shelf)
        # All at once, so that a spoilt one is noticed here and not in the middle of an answer.
        self._indexes = {kind: place.opened(shelf, kind) for kind in place.kinds(shelf)}
        self._seen: dict[str, object] = {}
        self._usual: dict[str, dict[str, float]] = defaultdict(dict)

    def searcher(self, kind: str) -> tantivy.Searcher | None:
        """A view of `kind` as it is now; None when nothing of this kind was ever put."""
        index = self._indexes.get(kind) or self._place.opened(self.card.shelf, kind)
        if index is None:
            return None
        self._indexes[kind] = index
        # Asked before the reload: what is put in between is then seen at the next look.
        state = self._place.state(self.card.shelf, kind)
        if state is None or state != self._seen.get(kind):
            index.reload()
            self._seen[kind] = state
        return index.searcher()

    def rank_field(self, kind: str, rank: str) -> str:
        """Column of `rank`; empty when no document has it."""
        if rank not in self.card.ranks.get(kind, []):
            self.card = self._place.card(self.card.shelf)
        names = self.card.ranks.get(kind, [])
        return rank_field(names.index(rank)) if rank in names else ""

    def usual_terms(
        self, kind: str, searcher: tantivy.Searcher, fields: Iterable[str]
    ) -> Mapping[str, float]:
        """Terms per document of each field, roughly: looked up once while the shelf is open."""
        usual = self._usual[kind]
        for field in fields:
            if field not in usual:
                usual[field] = terms_per_document(searcher, field)
        return usual


class ShelfWriter:
    """The only writer to a shelf."""

    def __init__(self, place: Place, card: Card, *, heap_bytes: int = HEAP_BYTES) -> None:
        self._place = place
        self._card = card
        self._heap_bytes = heap_bytes
        self._writers: dict[str, tantivy.IndexWriter] = {}
        self._uncommitted: set[str] = set()

    def put(self, documents: Iterable[Document], *, gone: Iterable[tuple[str, int]]) -> None:
        """Store `documents`, replacing by (kind, id), drop `gone`, and make both visible."""
        with told_in_a_sentence():
            self._add(documents, gone)
            self._commit()

    def close(self) -> None:
        """Forget what was not committed, and let go of the files."""
        while self._writers:
            kind, writer = self._writers.popitem()
            with suppress(ValueError):  # it failed before, and was told then
                if kind in self._uncommitted:
                    writer.rollback()
                # Merges begun at a commit: without the wait they are given up, and parts pile up.
                writer.wait_merging_threads()

    def _add(self, documents: Iterable[Document], gone: Iterable[tuple[str, int]]) -> None:
        for kind, key in gone:
            self._writer(kind).delete_documents_by_term("id", key)
        for document in documents:
            writer = self._writer(document.kind)
            writer.delete_documents_by_term("id", document.id)
            writer.add_document(stored(document, self._ranks(document)))

    def _commit(self) -> None:
        for kind in sorted(self._uncommitted):
            self._writers[kind].commit()
        self._uncommitted.clear()

    def _writer(self, kind: str) -> tantivy.IndexWriter:
        if kind not in self._writers:
            index = self._place.opened_to_write(self._card.shelf, kind, schema())
            self._writers[kind] = index.writer(self._heap_bytes, num_threads=1)
        self._uncommitted.add(kind)
        return self._writers[kind]

    def _ranks(self, document: Document) -> list[str]:
        known = self._card.ranks.get(document.kind, [])
        fresh = sorted(document.ranks.keys() - set(known))
        if fresh:
            known = [*known, *fresh]
            if len(known) > RANKS:
                raise ValueError(f"{document.kind} has more than {RANKS} ranks.")
            self._card = self._card.with_ranks(document.kind, known)
            self._place.write_card(self._card)
        return known


class NewShelf(ShelfWriter):
    """A shelf that is filled beside the current one, and seen by nobody until it replaces it."""

    def __init__(self, place: Place, card: Card) -> None:
        super().__init__(place, card, heap_bytes=REBUILDING_HEAP_BYTES)
        self.consumer = card.consumer
        with told_in_a_sentence():
            place.write_card(card)

    def put(self, documents: Iterable[Document], *, gone: Iterable[tuple[str, int]]) -> None:
        """Store `documents`, replacing by (kind, id), and drop `gone`; seen when in place."""
        with told_in_a_sentence():
            self._add(documents, gone)

    @contextmanager
    def replacing(self) -> Iterator[None]:
        """Hold off writers of the current shelf; when the block ends well, take its place."""
        with told_in_a_sentence():
            self._commit()
        with self._place.alone("writing", patience=PATIENCE_SECONDS):
            yield
            with told_in_a_sentence():
                self._commit()
                self._place.make_current(self._card.shelf)
