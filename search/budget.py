"""How long one search may take in all, however many requests an engine makes for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

_until: ContextVar[float | None] = ContextVar("until", default=None)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Let engines that this block asks give up after `seconds`, or sooner if it is in another."""
    until = monotonic() + seconds
    outer = _until.get()
    token = _until.set(until if outer is None else min(outer, until))
    try:
        yield
    finally:
        _until.reset(token)


def seconds_left(*, usually: float) -> float:
    """What is left of the budget, below zero when it is overdrawn; `usually` without a budget."""
    until = _until.get()
    return usually if until is None else until - monotonic()
