"""Being the only one at some work, among all processes of all hosts: a row that lapses by itself.

Kept in the database and by its clock: every host has it, and it is there when the cluster is not.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic, sleep
from uuid import UUID, uuid4

from django.db.models import F, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Now

from search.contract import EngineBusyError
from search.models import EngineLease

LEASE_SECONDS = 30
"""How long others wait for a holder that was killed. No single step of the work takes as long."""

_LOOK_AGAIN_SECONDS = 0.1


@dataclass(frozen=True)
class Lease:
    """The right to do a piece of work, for some seconds; `token` is higher than any before."""

    name: str
    holder: UUID
    token: int

    def renew(self) -> None:
        """Hold it for as long again. Raises `EngineBusyError` when another has taken it."""
        mine = EngineLease.objects.filter(name=self.name, holder=self.holder)
        if not mine.update(held_until=_then()):
            raise EngineBusyError


@contextmanager
def held(name: str, *, patience_seconds: float = 0) -> Iterator[Lease]:
    """Hold the lease until the block ends. Raises `EngineBusyError` when another does.

    A holder that was killed is waited for no longer than `LEASE_SECONDS`.
    """
    until = monotonic() + patience_seconds
    while (lease := _taken(name)) is None:
        if monotonic() >= until:
            raise EngineBusyError
        sleep(_LOOK_AGAIN_SECONDS)
    try:
        yield lease
    finally:
        EngineLease.objects.filter(name=name, holder=lease.holder).update(held_until=Now())


def _taken(name: str) -> Lease | None:
    """One statement decides, so that of two who come at once one is told no."""
    holder = uuid4()
    EngineLease.objects.get_or_create(name=name, defaults={"held_until": Now()})
    free = EngineLease.objects.filter(name=name, held_until__lte=Now())
    if not free.update(holder=holder, token=F("token") + 1, held_until=_then()):
        return None
    mine = EngineLease.objects.filter(name=name, holder=holder)
    return Lease(name, holder, mine.values_list("token", flat=True).get())


def _then() -> CombinedExpression:
    return Now() + Value(timedelta(seconds=LEASE_SECONDS))
