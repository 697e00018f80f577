"""The engines that the contract suite runs over. A new engine is one more line here."""

from collections.abc import Callable, Iterable
from pathlib import Path

from search.contract import Document, Engine
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.embedded.places import FolderPlace, MemoryPlace

EngineFactory = Callable[[Path], Engine]
"""A folder of its own -> an engine without an index yet."""


def _embedded(folder: Path) -> Engine:
    return EmbeddedEngine(FolderPlace(folder / "index"), database=lambda: "this database")


def _embedded_in_memory(folder: Path) -> Engine:
    return EmbeddedEngine(MemoryPlace(), database=lambda: "this database")


ENGINES: dict[str, EngineFactory] = {
    "embedded": _embedded,
    "embedded-in-memory": _embedded_in_memory,
}


def filled(engine: Engine, documents: Iterable[Document] = ()) -> Engine:
    """The engine with an index of `documents`."""
    with engine.rebuilding() as fresh:
        fresh.put(documents, gone=())
        with fresh.replacing():
            pass
    return engine
