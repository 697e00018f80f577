"""The engines that the contract suite runs over. A new engine is one more line here."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from search.contract import Document, Engine
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.embedded.places import FolderPlace, MemoryPlace, Place
from tests import cluster

EngineFactory = Callable[[Path], Engine]
"""A folder of its own -> an engine without an index yet."""


def _embedded(folder: Path) -> Engine:
    return _embedded_at(FolderPlace(folder / "index"))


def _embedded_in_memory(folder: Path) -> Engine:
    return _embedded_at(MemoryPlace())


def _embedded_at(place: Place) -> Engine:
    return EmbeddedEngine(place, database=lambda: "this database", documents=lambda: "1")


def _elastic(server: str, folder: Path) -> Engine:
    return cluster.engine_at(cluster.insist_on(server))


EMBEDDED: dict[str, EngineFactory] = {
    "embedded": _embedded,
    "embedded-in-memory": _embedded_in_memory,
}
ELASTIC: dict[str, EngineFactory] = {name: partial(_elastic, name) for name in cluster.SERVERS}
ENGINES = EMBEDDED | ELASTIC


def filled(engine: Engine, documents: Iterable[Document] = ()) -> Engine:
    """The engine with an index of `documents`."""
    with engine.rebuilding() as fresh:
        fresh.put(documents, gone=())
        with fresh.replacing():
            pass
    return engine
