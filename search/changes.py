"""From a change in the database to the index: noted with the change, carried over after it.

`mark_changed` is called inside the transaction that changes a thing, so that neither can happen
without the other; where only counts of it move, such as votes, a trigger notes it instead
(`sequences.statement_for_triggers`). Nothing here raises into a save: a fault of the engine is
logged, and what was noted waits for the next time.
"""

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from search import keeping, registry, sequences
from search.carrying import carry_over_once, catch_up, unless_it_fails
from search.contract import IndexMissingError
from search.models import ConsumerPosition

REST_BETWEEN_COUNTS = timedelta(seconds=5)
# Consumer -> when something was last seen to be carried over to it, so that not every vote asks.
_last_seen_moving: dict[str, datetime] = {}


def mark_changed(kind: str, keys: Collection[int]) -> None:
    """Note that things changed, appeared or went; they are found so once this has committed."""
    if keys:
        sequences.raise_to_top(kind, keys)
        transaction.on_commit(drain, robust=True)


def drain_when_rested() -> None:
    """Carry over counts that a trigger noted, once this has committed, and not at every one.

    Only when nothing was carried over for some seconds: thousands of votes do not wait for
    thousands of commits of the index. What is left is found at the next search.
    """
    transaction.on_commit(_drain_when_rested, robust=True)


def drain() -> None:
    """Carry over whatever is noted and not yet in the index. Logs, never raises, when it cannot.

    Does nothing without an index: the next search builds it. With a search server it is done
    beside the request, which never waits for one: see `search.keeping`.
    """
    if registry.server_engine():
        keeping.wake()
        return
    with suppress(IndexMissingError):
        catch_up(registry.embedded_engine())


def _drain_when_rested() -> None:
    if registry.server_engine():
        keeping.wake()
        return
    engine = registry.embedded_engine()
    with suppress(IndexMissingError):
        if not _is_resting(engine.consumer()):
            # Once only: while hundreds vote there is always more, and this voter waits.
            unless_it_fails(carry_over_once, engine)


def _is_resting(consumer: str) -> bool:
    """Whether something was carried over to `consumer` so lately that counts can wait."""
    begins = timezone.now() - REST_BETWEEN_COUNTS
    known = _last_seen_moving.get(consumer)
    if known is None or known <= begins:
        moved = ConsumerPosition.objects.filter(consumer=consumer, moved_at__gt=begins)
        known = moved.values_list("moved_at", flat=True).first()
        if known is None:
            return False
        _last_seen_moving[consumer] = known
    return True
