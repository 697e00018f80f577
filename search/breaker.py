"""Whether the search server is asked: not again until it has answered, and has every change."""

import logging
import threading

logger = logging.getLogger(__name__)

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 15.0


class Breaker:
    """Open while the server is out. One for each process, shared by its threads.

    Readers never try a server that is out: the thread that keeps its index up to date does, after
    each pause, and closes the breaker once that index has all that changed meanwhile.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_open = False
        self._pause = FIRST_PAUSE_SECONDS

    @property
    def is_open(self) -> bool:
        """Whether the server is known to be out."""
        return self._is_open

    def open(self, why: str) -> None:
        """Say that the server is out. Logged once for each outage."""
        with self._lock:
            was_open, self._is_open = self._is_open, True
        if not was_open:
            logger.warning("The embedded search engine stands in for the search server: %s", why)

    def close(self) -> None:
        """Say that the server answers and lacks nothing."""
        with self._lock:
            was_open, self._is_open = self._is_open, False
            self._pause = FIRST_PAUSE_SECONDS
        if was_open:
            logger.warning("The search server answers again, and has every change.")

    def pause_seconds(self) -> float:
        """How long to leave it alone before the next try: longer each time, up to a limit."""
        with self._lock:
            pause = self._pause
            self._pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
        return pause


breaker = Breaker()
