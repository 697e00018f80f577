"""What every search engine promises: documents in, exact answers out.

Two engines that keep this contract give the same set of results, the same totals and the same
facet counts for the same question; only the order under `Sort.BEST` may differ.
`tests/contracts/` holds each of them against plain SQL.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

Filters = Mapping[str, frozenset[str]]
"""Field -> accepted values. Any of the values will do; every field must hold."""


@dataclass(frozen=True)
class Document:
    """One thing that can be found.

    `id` is the database key; `kind` says of what (`action`).
    `texts`: named texts, heaviest first (title, summary, tags, body); the engine weighs them.
    `terms`: exact values by field, for filters and facets. `ranks`: whole numbers by field, >= 0,
    for sorting. `boost` lifts a document within near-equal matches, 0 (none) to 100.
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
    """What a reader asks: words, filters, an order and one page (from 1) of `size` results."""

    kind: str
    words: str = ""
    filters: Filters = field(default_factory=dict)
    facets: tuple[Facet, ...] = ()
    sort: str = "best"
    page: int = 1
    size: int = 20


@dataclass(frozen=True)
class Answer:
    """Keys of one page in order, the exact total, and for each facet value -> exact count.

    `corrected` is the spelling that was searched instead, when nothing matched the words as typed.
    """

    ids: tuple[int, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    corrected: str = ""


class Engine(Protocol):
    """An index that can be searched; the only kind of thing that imports an engine's client."""

    name: str

    def ask(self, question: Question) -> Answer:
        """Answer exactly. Raises `EngineUnavailableError` when it cannot."""
        ...

    def suggest(self, kind: str, typed: str, *, limit: int) -> list[int]:
        """Keys of documents whose first text has every typed word, the last as a beginning."""
        ...

    def put(self, documents: Iterable[Document], *, gone: Iterable[tuple[str, int]]) -> None:
        """Store `documents`, replacing by (kind, id), drop `gone`, and make both visible."""
        ...

    def stored(self, kind: str) -> Mapping[int, str]:
        """Key -> fingerprint of every stored document, for `rebuild_index --check`."""
        ...


class EngineUnavailableError(Exception):
    """The engine cannot answer now; the sentence says why."""


class Source(Protocol):
    """Where documents of one kind come from: the app that owns them, asked by key."""

    kind: str

    def keys(self) -> Iterable[int]:
        """Every key that can be found now, in ascending order."""
        ...

    def documents(self, keys: Collection[int]) -> Iterable[Document]:
        """Documents of `keys`; a key that nobody may find now is left out."""
        ...
