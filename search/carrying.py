"""Carrying what changed over into one index, from where it has come to where changes are."""

import logging
from collections import defaultdict
from collections.abc import Callable, Sequence

from django.db import connection, transaction
from django.utils import timezone

from search import registry, sequences
from search.contract import (
    Document,
    Engine,
    EngineBusyError,
    EngineUnavailableError,
    IndexMissingError,
    Writer,
)
from search.models import ConsumerPosition, LatestChange
from search.sequences import Standing

logger = logging.getLogger(__name__)

CHANGES_AT_ONCE = 5_000
"""Each batch becomes a part of the index: many small ones make searches slow, and merge late."""

MOST_ROUNDS = 8
"""How often one process carries over what came meanwhile: while hundreds vote it never ends."""


def catch_up(engine: Engine) -> None:
    """Bring one index up to date. Raises `IndexMissingError` only, when there is none to bring.

    Leaves the work to another process that is at it, which looks again when it is done. Does
    nothing inside a transaction, whose changes may yet be undone.
    """
    unless_it_fails(carry_over_until_done, engine)


def unless_it_fails(carry: Callable[[Engine], object], engine: Engine) -> None:
    """Let `carry` work at the engine; log what goes wrong, but raise `IndexMissingError`.

    Does nothing inside a transaction, whose changes may yet be undone.
    """
    try:
        if not _may_be_undone():
            carry(engine)
    except IndexMissingError:
        raise
    except EngineBusyError:
        pass
    except EngineUnavailableError as error:
        logger.error("Not in the search index yet: %s", error)
    except Exception:
        # The save behind it is done and right; a search, too, rather answers with what it has.
        logger.exception("A change could not be carried over into the search index")


def standing_of(engine: Engine) -> Standing:
    """How far the engine's index has come. Raises `IndexMissingError` when it is not ours."""
    standing = sequences.standing(engine.consumer())
    if standing is None:
        raise IndexMissingError("The search index belongs to another database. Run rebuild_index.")
    return standing


def carry_over(writer: Writer, *, consumer: str, standing: Standing) -> None:
    """Put everything that changed above a position, and move the position of `consumer`."""
    for changes in sequences.changes_above(
        standing.position, up_to=standing.up_to, size=CHANGES_AT_ONCE
    ):
        documents, gone = _as_they_are_now(changes)
        writer.put(documents, gone=gone)
        # There may be more of the last number than this batch holds.
        _move(consumer, min(changes[-1].sequence - 1, standing.up_to))
    _move(consumer, standing.up_to)


def carry_over_until_done(engine: Engine) -> None:
    """Carry over what there is, and what comes meanwhile. Raises whatever keeps it from that."""
    standing, taken = standing_of(engine), -1
    for _ in range(MOST_ROUNDS):
        if standing.newest <= max(standing.position, taken):
            return
        begun = carry_over_once(engine)
        # And again, now that others can write: whoever found us writing left it to us.
        standing, taken = standing_of(engine), begun.newest


def carry_over_once(engine: Engine) -> Standing:
    """Carry over what there is, and leave what comes meanwhile; gives where it began."""
    with engine.writing() as writer:
        # Asked again: another may have written while we came here.
        standing = standing_of(engine)
        carry_over(writer, consumer=engine.consumer(), standing=standing)
    return standing


def _as_they_are_now(
    changes: Sequence[LatestChange],
) -> tuple[list[Document], list[tuple[str, int]]]:
    """Documents of what changed, and what nobody may find any more."""
    keys: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        keys[change.kind].add(change.object_id)
    documents = [
        document
        for kind, wanted in keys.items()
        if kind in registry.sources()
        for document in registry.sources()[kind].documents(sorted(wanted))
    ]
    there = {(document.kind, document.id) for document in documents}
    return documents, [
        (kind, key) for kind in keys for key in sorted(keys[kind]) if (kind, key) not in there
    ]


def _move(consumer: str, sequence: int) -> None:
    positions = ConsumerPosition.objects.filter(consumer=consumer, sequence__lte=sequence)
    positions.update(sequence=sequence, moved_at=timezone.now())


def _may_be_undone() -> bool:
    if not connection.in_atomic_block:
        return False
    try:
        # Refused inside any transaction but the one that Django's tests live in.
        with transaction.atomic(durable=True, savepoint=False):
            return False
    except RuntimeError:
        return True
