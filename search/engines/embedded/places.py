"""Where the embedded index lives: a folder that processes share, or the memory of one.

A place holds numbered shelves, of which one is current. A shelf is a whole index: one tantivy
index for each kind, and a card that says what it is. Building anew means filling another shelf
and then making it the current one, in one step, while readers read on.
"""

import json
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import tantivy
from django.core.files import locks

from search.contract import EngineBusyError


@dataclass(frozen=True)
class Card:
    """What a shelf holds: made from which database, by which version of this code.

    `ranks`: kind -> names of its ranks, in the order of their columns.
    """

    shelf: str
    database: str
    version: str
    ranks: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def consumer(self) -> str:
        """The index on this shelf, as the table of positions knows it."""
        return f"embedded:{self.shelf}"

    def with_ranks(self, kind: str, names: list[str]) -> "Card":
        """The same card, with other columns of ranks for `kind`."""
        return replace(self, ranks={**self.ranks, kind: names})


class Place(Protocol):
    """What the engine needs of a place. Errors of the disk are `OSError` and `ValueError`."""

    def current(self) -> str:
        """Name of the current shelf; empty when there is none."""
        ...

    def card(self, shelf: str) -> Card:
        """What stands on the shelf's card."""
        ...

    def write_card(self, card: Card) -> None:
        """Put a card on a shelf; begins the shelf when it is not there."""
        ...

    def kinds(self, shelf: str) -> list[str]:
        """Kinds that were ever put on a shelf."""
        ...

    def opened(self, shelf: str, kind: str) -> tantivy.Index | None:
        """The index of `kind` on a shelf, or None when nothing of this kind was ever put."""
        ...

    def opened_to_write(self, shelf: str, kind: str, schema: tantivy.Schema) -> tantivy.Index:
        """The same, made when it is not there."""
        ...

    def state(self, shelf: str, kind: str) -> object:
        """Something that differs after each put; None when that cannot be told."""
        ...

    def make_current(self, shelf: str) -> None:
        """Let readers find this shelf from now on."""
        ...

    def clear(self) -> None:
        """Drop every shelf but the current one. Whoever still reads one keeps its files."""
        ...

    def alone(self, work: str, *, patience: float = 0) -> AbstractContextManager[None]:
        """Be the only one at `work`, in all processes.

        Raises `EngineBusyError` when another is at it, at once or after `patience` seconds.
        """
        ...


def new_shelf() -> str:
    """A name that no shelf ever had."""
    return uuid4().hex


class FolderPlace:
    """Shelves in a folder. Everything that changes is renamed into its place, never half there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def current(self) -> str:
        """Name of the current shelf; empty when there is none."""
        try:
            return (self._folder / "current").read_text()
        except FileNotFoundError:
            return ""

    def card(self, shelf: str) -> Card:
        """What stands on the shelf's card."""
        return Card(**json.loads((self._folder / shelf / "card.json").read_text()))

    def write_card(self, card: Card) -> None:
        """Put a card on a shelf; begins the shelf when it is not there."""
        folder = self._folder / card.shelf
        folder.mkdir(parents=True, exist_ok=True)
        _write_whole(folder / "card.json", json.dumps(asdict(card)))

    def kinds(self, shelf: str) -> list[str]:
        """Kinds that were ever put on a shelf."""
        folders = (one for one in (self._folder / shelf).iterdir() if one.is_dir())
        return [folder.name for folder in folders if not folder.name.startswith(".")]

    def opened(self, shelf: str, kind: str) -> tantivy.Index | None:
        """The index of `kind` on a shelf, or None when nothing of this kind was ever put."""
        folder = self._folder / shelf / kind
        return _hand_reloaded(tantivy.Index.open(str(folder))) if folder.exists() else None

    def opened_to_write(self, shelf: str, kind: str, schema: tantivy.Schema) -> tantivy.Index:
        """The same, made when it is not there."""
        folder = self._folder / shelf / kind
        if not folder.exists():
            # Made aside: a reader who comes between folder and index would find neither.
            aside = folder.with_name(f".{kind}")
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir()
            tantivy.Index(schema, path=str(aside))
            aside.rename(folder)
        return _hand_reloaded(tantivy.Index.open(str(folder)))

    def state(self, shelf: str, kind: str) -> object:
        """Which file names the parts of the index: tantivy puts another in its place each time."""
        there = (self._folder / shelf / kind / "meta.json").stat()
        return there.st_ino, there.st_mtime_ns, there.st_size

    def make_current(self, shelf: str) -> None:
        """Let readers find this shelf from now on."""
        _write_whole(self._folder / "current", shelf)

    def clear(self) -> None:
        """Drop every shelf but the current one. Whoever still reads one keeps its files."""
        current = self.current()
        for folder in self._folder.iterdir():
            if folder.is_dir() and folder.name != current:
                shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def alone(self, work: str, *, patience: float = 0) -> Iterator[None]:
        """Be the only one at `work`, in all processes. The system frees it when one is killed."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / f"{work}.lock").open("a") as file:
            if not _tried_for(patience, lambda: locks.lock(file, locks.LOCK_EX | locks.LOCK_NB)):
                raise EngineBusyError
            try:
                yield
            finally:
                locks.unlock(file)


class MemoryPlace:
    """Shelves in the memory of this process: for tests, and for a site of one process."""

    def __init__(self) -> None:
        self._current = ""
        self._cards: dict[str, Card] = {}
        self._indexes: dict[tuple[str, str], tantivy.Index] = {}
        self._locks = {"writing": threading.Lock(), "rebuilding": threading.Lock()}

    def current(self) -> str:
        """Name of the current shelf; empty when there is none."""
        return self._current

    def card(self, shelf: str) -> Card:
        """What stands on the shelf's card."""
        return self._cards[shelf]

    def write_card(self, card: Card) -> None:
        """Put a card on a shelf; begins the shelf when it is not there."""
        self._cards[card.shelf] = card

    def kinds(self, shelf: str) -> list[str]:
        """Kinds that were ever put on a shelf."""
        return [kind for on, kind in self._indexes if on == shelf]

    def opened(self, shelf: str, kind: str) -> tantivy.Index | None:
        """The index of `kind` on a shelf, or None when nothing of this kind was ever put."""
        return self._indexes.get((shelf, kind))

    def opened_to_write(self, shelf: str, kind: str, schema: tantivy.Schema) -> tantivy.Index:
        """The same, made when it is not there."""
        if (shelf, kind) not in self._indexes:
            self._indexes[shelf, kind] = _hand_reloaded(tantivy.Index(schema))
        return self._indexes[shelf, kind]

    def state(self, shelf: str, kind: str) -> object:  # noqa: ARG002  as every place is asked
        """None: looking again costs nothing here."""
        return None

    def make_current(self, shelf: str) -> None:
        """Let readers find this shelf from now on."""
        self._current = shelf

    def clear(self) -> None:
        """Drop every shelf but the current one. Whoever still reads one keeps it."""
        self._cards = {name: card for name, card in self._cards.items() if name == self._current}
        self._indexes = {at: index for at, index in self._indexes.items() if at[0] in self._cards}

    @contextmanager
    def alone(self, work: str, *, patience: float = 0) -> Iterator[None]:
        """Be the only thread at `work`."""
        lock = self._locks[work]
        if not _tried_for(patience, lambda: lock.acquire(blocking=False)):
            raise EngineBusyError
        try:
            yield
        finally:
            lock.release()


def _tried_for(patience: float, attempt: Callable[[], bool]) -> bool:
    """Whether `attempt` came off, at once or tried again for `patience` seconds."""
    until = time.monotonic() + patience
    while not attempt():
        if time.monotonic() >= until:
            return False
        time.sleep(0.02)
    return True


def _hand_reloaded(index: tantivy.Index) -> tantivy.Index:
    # We reload before each search; tantivy's own way is a thread that looks twice a second.
    index.config_reader(reload_policy="manual")
    return index


def _write_whole(file: Path, text: str) -> None:
    """Write `text` so that a reader, or a start after a power cut, finds all of it or the old."""
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with aside.open("w") as writing:
            writing.write(text)
            writing.flush()
            os.fsync(writing.fileno())
        aside.replace(file)
    finally:
        with suppress(FileNotFoundError):
            aside.unlink()
