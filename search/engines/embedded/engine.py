"""tantivy as a search engine: many processes read one index, one at a time writes to it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager

import tantivy
from tantivy import Query

from search import analyser
from search.contract import BEST, Answer, IndexMissingError, NewIndex, Question, Writer
from search.engines.embedded import queries, schema
from search.engines.embedded.counting import counts, total
from search.engines.embedded.faults import told_in_a_sentence
from search.engines.embedded.pages import joined_page, read_column, relevant_page, sorted_page
from search.engines.embedded.places import Card, Place, new_shelf
from search.engines.embedded.shelves import NewShelf, OpenShelf, ShelfWriter
from search.words import Sought

VERSION = f"{schema.VERSION}.{analyser.VERSION}"


class EmbeddedEngine:
    """The index of one place, for the database that `database` names.

    `documents` says how documents are made now; an index of documents made otherwise is none.
    """

    name = "embedded"

    def __init__(
        self, place: Place, *, database: Callable[[], str], documents: Callable[[], str]
    ) -> None:
        self._place = place
        self._database = database
        self._documents = documents
        self._open: OpenShelf | None = None

    def consumer(self) -> str:
        """The index in use, as the table of positions knows it; another index, another name."""
        return self._shelf().card.consumer

    def ask(self, question: Question, sought: Sought) -> Answer:
        """Answer exactly, for `sought` in the place of the question's words."""
        shelf = self._shelf()
        searcher = self._searcher(shelf, question.kind)
        if searcher is None:
            nothing = {facet.name: dict.fromkeys(facet.values, 0) for facet in question.facets}
            return Answer((), 0, nothing, sought=sought)
        with told_in_a_sentence():
            ids = _page(searcher, question, sought, order_by=_order(shelf, question, sought))
            fields = {facet.field for facet in question.facets}
            usual = shelf.usual_terms(question.kind, searcher, fields)
            counted = counts(searcher, sought, question, usual=usual)
            return Answer(ids, counted.total, counted.facets, sought=sought)

    def totals(self, kind: str, each: Sequence[Sought]) -> Iterator[int]:
        """How many documents have what each of `each` seeks, in turn, whatever the filters."""
        searcher = self._searcher(self._shelf(), kind)
        for sought in each:
            with told_in_a_sentence():
                query = queries.narrowed(queries.words_query(sought), {})
                found = total(searcher, query) if searcher else 0
            yield found

    def suggest(self, kind: str, typed: str, *, limit: int) -> list[int]:
        """Keys of documents whose first text has every typed word, the last as a beginning."""
        query = queries.in_first_text(typed)
        searcher = self._searcher(self._shelf(), kind)
        if query is None or searcher is None:
            return []
        with told_in_a_sentence():
            hits = searcher.search(query, limit, count=False, order_by_field="best").hits
            return read_column(searcher, "id", hits)

    def known(self, kind: str, spellings: Collection[str]) -> Mapping[str, int]:
        """Those of `spellings` that documents have, with the number of documents."""
        searcher = self._searcher(self._shelf(), kind)
        if searcher is None:
            return {}
        with told_in_a_sentence():
            # The quick look also counts documents that are gone.
            once_there = [s for s in spellings if searcher.doc_freq("spelt", s)]
            there = {s: total(searcher, queries.spelling(s)) for s in once_there}
        return {spelling: number for spelling, number in there.items() if number}

    def stored(self, kind: str) -> Mapping[int, str]:
        """Key -> fingerprint of every stored document, for `rebuild_index --check`."""
        searcher = self._searcher(self._shelf(), kind)
        if searcher is None or not searcher.num_docs:
            return {}
        with told_in_a_sentence():
            hits = searcher.search(Query.all_query(), searcher.num_docs, count=False).hits
            fingerprints = map(schema.as_digits, read_column(searcher, "fingerprint", hits))
            return dict(zip(read_column(searcher, "id", hits), fingerprints, strict=True))

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Become the only writer. Raises `EngineBusyError` when another process is."""
        with self._alone("writing"):
            writer = ShelfWriter(self._place, self._shelf().card)
            try:
                yield writer
            finally:
                writer.close()

    @contextmanager
    def rebuilding(self) -> Iterator[NewIndex]:
        """Begin a new index; what was not put in place is dropped when the block ends."""
        with self._alone("rebuilding"):
            fresh = NewShelf(self._place, Card(new_shelf(), self._database(), self._version()))
            try:
                yield fresh
            finally:
                fresh.close()
                with told_in_a_sentence():
                    self._place.clear()

    @contextmanager
    def _alone(self, work: str) -> Iterator[None]:
        with ExitStack() as stack:
            with told_in_a_sentence():
                stack.enter_context(self._place.alone(work))
            yield

    def _shelf(self) -> OpenShelf:
        with told_in_a_sentence():
            current = self._place.current()
        if not current:
            raise IndexMissingError("There is no search index yet. Run rebuild_index.")
        if self._open is None or self._open.card.shelf != current:
            self._open = self._opened(current)
        return self._open

    def _opened(self, current: str) -> OpenShelf:
        try:
            shelf = OpenShelf(self._place, current)
        except (OSError, ValueError, TypeError) as error:
            raise IndexMissingError(
                f"The search index cannot be read ({error}). Run rebuild_index."
            ) from error
        if (shelf.card.database, shelf.card.version) != (self._database(), self._version()):
            raise IndexMissingError(
                "The search index belongs to another database or version. Run rebuild_index."
            )
        return shelf

    def _version(self) -> str:
        return f"{VERSION} {self._documents()}"

    def _searcher(self, shelf: OpenShelf, kind: str) -> tantivy.Searcher | None:
        try:
            return shelf.searcher(kind)
        except (OSError, ValueError) as error:
            if self._place.current() != shelf.card.shelf:
                # Another process put a new index in its place just now.
                return self._searcher(self._shelf(), kind)
            self._open = None
            raise IndexMissingError(
                f"The search index cannot be read ({error}). Run rebuild_index."
            ) from error


def _order(shelf: OpenShelf, question: Question, sought: Sought) -> str:
    """Column to sort by; empty for relevance."""
    if question.sort != BEST:
        return shelf.rank_field(question.kind, question.sort) or "id"
    return "" if sought.has_words() else BEST


def _page(
    searcher: tantivy.Searcher, question: Question, sought: Sought, *, order_by: str
) -> tuple[int, ...]:
    first = max(question.page - 1, 0) * question.size
    if first >= searcher.num_docs or question.size < 1:
        # tantivy would make room for all the pages before it.
        return ()
    words = queries.words_query(sought)
    if words and not order_by:
        query = queries.narrowed(queries.ranked(words, sought), question.filters)
        return relevant_page(searcher, query, first=first, size=question.size)
    query = queries.narrowed(words, question.filters)
    if question.prefers and order_by == BEST:
        first_of_all, others = queries.parted(query, question.prefers)
        return joined_page(searcher, first_of_all, others, first=first, size=question.size)
    return sorted_page(searcher, query, order_by, first=first, size=question.size)
