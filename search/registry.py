"""Who brings documents, who knows synonyms, and which engine answers."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from search.contract import Engine, EngineUnavailableError, Source
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.embedded.places import FolderPlace, MemoryPlace
from search.models import IndexIdentity
from search.servers import Server
from search.words import Synonyms

ENGINES = ("embedded", "elastic")
"""Names for `rebuild_index --engine`."""

SynonymProvider = Callable[[], Synonyms]
"""The synonyms as they are now. Asked at every search: it remembers what it can."""

_sources: dict[str, Source] = {}
_synonym_providers: dict[str, SynonymProvider] = {}
_everyday_words: dict[str, Synonyms] = {}


def register(
    source: Source,
    *,
    synonyms: SynonymProvider | None = None,
    everyday_words: Synonyms | None = None,
) -> None:
    """Make documents of `source.kind` searchable; called from the app's `AppConfig.ready`.

    `everyday_words` are looser than synonyms: they help where words as typed find too little.
    Registering a kind again replaces it.
    """
    forget(source.kind)
    _sources[source.kind] = source
    _everyday_words[source.kind] = everyday_words or {}
    if synonyms is not None:
        _synonym_providers[source.kind] = synonyms


def forget(kind: str) -> None:
    """Undo `register`; for tests."""
    for registered in (_sources, _synonym_providers, _everyday_words):
        registered.pop(kind, None)


def sources() -> Mapping[str, Source]:
    """Kind -> where its documents come from."""
    return _sources


def version_of_documents() -> str:
    """How documents of all kinds are made now: kinds in their order, each with its version."""
    return ",".join(f"{kind}={_sources[kind].version}" for kind in sorted(_sources))


def synonyms(kind: str) -> Synonyms:
    """Synonyms for words typed by those who look for `kind`, as they are now."""
    provider = _synonym_providers.get(kind)
    return provider() if provider else {}


def everyday_words(kind: str) -> Synonyms:
    """Words that stand for each other in talk about `kind`."""
    return _everyday_words.get(kind, {})


def engine() -> Engine:
    """The engine that answers: the search server's, or the embedded one when none is named."""
    return server_engine() or embedded_engine()


def server_engine() -> Engine | None:
    """The engine at `SEARCH_SERVERS`; None when there are none."""
    servers = tuple(settings.SEARCH_SERVERS)
    return _elastic(servers) if servers else None


def embedded_engine() -> Engine:
    """The engine in `INDEX_DIR`, or in memory when that is None."""
    return _embedded(settings.INDEX_DIR)


def engine_named(name: str) -> Engine:
    """One of `ENGINES`. Raises `EngineUnavailableError` for one that is not set up here."""
    found = {"embedded": embedded_engine, "elastic": server_engine}[name]()
    if found is None:
        raise EngineUnavailableError("There is no search server: SEARCH_URL names none.")
    return found


@lru_cache(maxsize=4)
def _embedded(folder: Path | None) -> Engine:
    place = MemoryPlace() if folder is None else FolderPlace(Path(folder))
    return EmbeddedEngine(place, database=_this_database, documents=version_of_documents)


@lru_cache(maxsize=4)
def _elastic(servers: tuple[Server, ...]) -> Engine:
    # The client takes half a second to import, which a site without a server need not wait for.
    from search.engines.elastic.engine import ElasticEngine  # noqa: PLC0415  an optional engine

    return ElasticEngine(servers, database=_this_database, documents=version_of_documents)


def _this_database() -> str:
    return str(IndexIdentity.of_this_database().uid)
