"""How fast one asks: one request at a time a host, a second between, and a time budget for each."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

BETWEEN = 1.0
BUDGET = 30.0


class BudgetSpentError(Exception):
    """The host has had its time in this run."""


class Pace:
    """Shared by all threads of one run. Times are in seconds."""

    def __init__(
        self,
        *,
        between: float = BETWEEN,
        budget: float = BUDGET,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._between, self._budget = between, budget
        self._clock, self._sleep = clock, sleep
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._ended: dict[str, float] = {}
        self._spent: dict[str, float] = defaultdict(float)
        self._choosing = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[float]:
        """Wait for this host's turn; gives the seconds that are left of its budget.

        Raises BudgetSpentError when nothing is left. Waiting for the turn costs nothing of it.
        """
        with self._choosing:
            lock = self._locks[host]
        with lock:
            left = self._budget - self._spent[host]
            if left <= 0:
                raise BudgetSpentError(host)
            rest = self._ended.get(host, float("-inf")) + self._between - self._clock()
            if rest > 0:
                self._sleep(rest)
            begun = self._clock()
            try:
                yield left
            finally:
                self._ended[host] = self._clock()
                self._spent[host] += self._ended[host] - begun
