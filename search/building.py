"""Building an index anew while readers read on, and checking it against the database."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.utils import timezone

from search import registry, sequences
from search.carrying import carry_over, standing_of
from search.contract import Document, Engine, IndexMissingError, NewIndex, Source
from search.fingerprints import fingerprint
from search.models import ConsumerPosition

DOCUMENTS_AT_ONCE = 1_000
Progress = Callable[[int], object]
"""Told the number of documents done since it was last told."""


@dataclass(frozen=True)
class Difference:
    """A document that is not in the index as the database has it: missing, extra or different."""

    kind: str
    key: int
    fault: str

    def __str__(self) -> str:
        return f"{self.kind} {self.key} is {self.fault}"


def unwatched(done: int) -> None:
    """Progress that nobody is told."""


def rebuild(engine: Engine, *, progress: Progress) -> None:
    """Build the index of `engine` from the database, and put it in the place of the present one.

    What changes meanwhile is carried over before the new one takes its place. Raises
    `EngineBusyError` when another process is building, `EngineUnavailableError` when it fails.
    """
    with engine.rebuilding() as fresh:
        _build(engine, fresh, progress)


def build_if_missing(engine: Engine) -> None:
    """Build the index unless another process has done so just now. Raises as `rebuild` does."""
    with engine.rebuilding() as fresh:
        try:
            standing_of(engine)
        except IndexMissingError:
            _build(engine, fresh, unwatched)


def number_of_documents() -> int:
    """How many documents the database has, of all kinds."""
    return sum(1 for source in registry.sources().values() for _ in source.keys())  # noqa: SIM118  a Source is no dict


def differences(engine: Engine, *, progress: Progress) -> Iterator[Difference]:
    """Where the index differs from documents made from the database now, in order of key."""
    for kind, source in registry.sources().items():
        stored = dict(engine.stored(kind))
        for documents in _batches(source):
            for document in documents:
                yield from _compared(document, stored)
            progress(len(documents))
        for key in sorted(stored):
            yield Difference(kind, key, "in the index, but not in the database")


def _build(engine: Engine, fresh: NewIndex, progress: Progress) -> None:
    before = _consumer_in_use(engine)
    # Taken before the first document is read, so that no change falls between.
    begun = sequences.now()
    for source in registry.sources().values():
        for documents in _batches(source):
            fresh.put(documents, gone=())
            progress(len(documents))
    with fresh.replacing():
        ConsumerPosition.objects.create(
            consumer=fresh.consumer, sequence=begun.up_to, moved_at=timezone.now()
        )
        standing = sequences.standing(fresh.consumer)
        if standing:
            carry_over(fresh, consumer=fresh.consumer, standing=standing)
    ConsumerPosition.objects.filter(consumer=before).delete()


def _consumer_in_use(engine: Engine) -> str:
    try:
        return engine.consumer()
    except IndexMissingError:
        return ""


def _batches(source: Source) -> Iterator[list[Document]]:
    keys = iter(source.keys())
    while batch := list(islice(keys, DOCUMENTS_AT_ONCE)):
        yield list(source.documents(batch))


def _compared(document: Document, stored: dict[int, str]) -> Iterator[Difference]:
    found = stored.pop(document.id, None)
    if found is None:
        yield Difference(document.kind, document.id, "missing from the index")
    elif found != fingerprint(document):
        yield Difference(document.kind, document.id, "different in the index")
