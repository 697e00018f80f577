"""What every search engine promises: documents in, exact answers out.

Two engines that keep this contract give the same set of results, the same totals and the same
facet counts for the same question; only the order under `"best"` may differ.
`tests/contracts/` holds each of them against plain SQL.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from search.words import Sought

Filters = Mapping[str, frozenset[str]]
"""Field -> accepted values. Any of the values will do; every field must hold."""

BEST = "best"
"""The sort by relevance, or by boost when there are no words. Any other names a rank."""

LARGEST_KEY = LARGEST_RANK = 2**32 - 1


@dataclass(frozen=True)
class Document:
    """One thing that can be found.

    `id` is the database key, 1 to `LARGEST_KEY`; `kind` says of what (`action`).
    `texts`: named texts, heaviest first (title, tags, summary, body); the engine weighs them by
    their place, so every document of a kind names the same texts, empty ones too.
    `terms`: exact values by field, for filters and facets. `ranks`: whole numbers by field, 0 to
    `LARGEST_RANK`, for sorting, the same fields in every document of a kind. `boost` lifts a
    document within near-equal matches, 0 (none) to 100. Names of fields are identifiers.
    """

    kind: str
    id: int
    texts: Mapping[str, str]
    terms: Mapping[str, Collection[str]] = field(default_factory=dict)
    ranks: Mapping[str, int] = field(default_factory=dict)
    boost: int = 0


@dataclass(frozen=True)
class Facet:
    """A count to be made: of the values of `name`, among matches of `filters` alone.

    `filters` leaves out the facet's own choice, so that a reader sees what choosing
    another value would give. `values` are the ones to count, each an any-of set of terms
    in `field`: a document counts once for a value however many of its terms match.
    """

    name: str
    field: str
    values: Mapping[str, frozenset[str]]
    filters: Filters


@dataclass(frozen=True)
class Question:
    """What a reader asks: words, filters, an order and one page (from 1) of `size` results.

    A rank sorts downwards; equals follow by key, upwards. Where there are no words, `BEST` puts
    what `prefers` accepts before the rest: it moves results and never leaves any out. `as_typed`
    asks for every word first, also where the words are a sentence.
    """

    kind: str
    words: str = ""
    filters: Filters = field(default_factory=dict)
    facets: tuple[Facet, ...] = ()
    sort: str = BEST
    page: int = 1
    size: int = 20
    prefers: Filters = field(default_factory=dict)
    as_typed: bool = False


@dataclass(frozen=True)
class Answer:
    """Keys of one page in order, the exact total, and for each facet value -> exact count.

    `corrected` is the spelling that was searched instead, when nothing matched the words as typed.
    `offered` is another spelling, one letter away, that would find many times as many.
    `is_loosened` when not every word was asked for: these have the main ones, or most of them.
    `is_degraded` when the embedded engine stands in for a search server that does not answer.
    `sought` is what was searched for in the end, for highlights and for its notes.
    """

    ids: tuple[int, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    corrected: str = ""
    offered: str = ""
    is_loosened: bool = False
    is_degraded: bool = False
    sought: Sought = field(default_factory=Sought)


class Writer(Protocol):
    """The only one who writes to an index at this moment."""

    def put(self, documents: Iterable[Document], *, gone: Iterable[tuple[str, int]]) -> None:
        """Store `documents`, replacing by (kind, id), drop `gone`, and make both visible."""
        ...


class NewIndex(Writer, Protocol):
    """An index that is being built beside the present one, which goes on answering."""

    consumer: str

    def replacing(self) -> AbstractContextManager[None]:
        """Hold off writers of the present index; when the block ends well, take its place."""
        ...


class Engine(Protocol):
    """An index that can be searched; the only kind of thing that imports an engine's client.

    Everything raises `EngineUnavailableError` when it cannot be done now.
    """

    name: str

    def consumer(self) -> str:
        """The index in use, as the table of positions knows it; another index, another name.

        Raises `IndexMissingError` when there is none that belongs to this database.
        """
        ...

    def ask(self, question: Question, sought: Sought) -> Answer:
        """Answer exactly, for `sought` in the place of the question's words."""
        ...

    def totals(self, kind: str, each: Sequence[Sought]) -> Iterator[int]:
        """How many documents have what each of `each` seeks, in turn, whatever the filters.

        A server is asked once for all of them; in a process they are counted as they are read.
        """
        ...

    def suggest(self, kind: str, typed: str, *, limit: int) -> list[int]:
        """Keys of documents whose first text has every typed word, the last as a beginning.

        Highest boost first, then by key.
        """
        ...

    def known(self, kind: str, spellings: Collection[str]) -> Mapping[str, int]:
        """Those of `spellings` that documents have, with the number of documents."""
        ...

    def writing(self) -> AbstractContextManager[Writer]:
        """Become the only writer. Raises `EngineBusyError` when another process is."""
        ...

    def rebuilding(self) -> AbstractContextManager[NewIndex]:
        """Begin a new index; what was not put in place is dropped when the block ends.

        Raises `EngineBusyError` when another process is building one.
        """
        ...

    def stored(self, kind: str) -> Mapping[int, str]:
        """Key -> fingerprint of every stored document, for `rebuild_index --check`."""
        ...


class EngineUnavailableError(Exception):
    """The engine cannot answer now; the sentence says why and what to do."""


class EngineRefusedError(EngineUnavailableError):
    """The engine is well, but cannot do this one thing: too much was asked at once."""


class EngineBusyError(Exception):
    """Another process writes to this index; it will see what was asked for here, too."""


class IndexMissingError(EngineUnavailableError):
    """There is no index, it cannot be read, or it belongs to another database."""


class Source(Protocol):
    """Where documents of one kind come from: the app that owns them, asked by key.

    `version` is raised whenever the same row gives another document: an index of another version
    is built again by the first search that meets it.
    """

    kind: str
    version: str

    def keys(self) -> Iterable[int]:
        """Every key that can be found now, in ascending order."""
        ...

    def documents(self, keys: Collection[int]) -> Iterable[Document]:
        """Documents of `keys`; a key that nobody may find now is left out."""
        ...
