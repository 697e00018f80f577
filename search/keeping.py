"""Keeping the indexes of a site with a search server up to date, beside its requests.

Two threads in each process: one for the server's index, one for the embedded one that stands in
for it. They begin with the first change or search, and look by themselves now and then. No save
waits for either, and whatever one process leaves undone, another one finds in the same table.
"""

import logging
import threading
from collections.abc import Callable

from django.db import connections

from search import building, carrying, registry
from search.breaker import breaker
from search.contract import Engine, EngineBusyError, EngineUnavailableError, IndexMissingError

logger = logging.getLogger(__name__)

IDLE_SECONDS = 20.0
"""How often a thread looks that nobody wakes: a killed process may have left something undone."""

BUSY_SECONDS = 1.0
FAILED_SECONDS = 5.0
SERVER_RESTS_SECONDS, STANDBY_RESTS_SECONDS = 0.5, 5.0


class Keeper:
    """A thread that does one piece of work whenever it is woken, and now and then.

    `work` gives the seconds for which it must not be tried again, and is then tried; 0 when it is
    done. However often it is woken, it rests `rest_seconds` between two rounds.
    """

    def __init__(self, name: str, work: Callable[[], float], *, rest_seconds: float) -> None:
        self._name = name
        self._work = work
        self._rest_seconds = rest_seconds
        self._lock = threading.Lock()
        self._woken = threading.Event()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Have the work done soon. Costs microseconds; begins the thread if there is none."""
        self._woken.set()
        # Also after a fork, which takes no thread along.
        if self._thread is None or not self._thread.is_alive():
            self._begin()

    def stop(self) -> None:
        """End the thread once its round is done; it begins again when it is woken."""
        self._stopped.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join()

    def _begin(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._stopped.clear()
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._woken.clear()
            pause = self._round()
            self._stopped.wait(max(pause, self._rest_seconds))
            if not pause:
                self._woken.wait(IDLE_SECONDS)

    def _round(self) -> float:
        try:
            return self._work()
        except Exception:  # the thread goes on: what it could not do is still noted
            logger.exception("The search index is not up to date")
            return FAILED_SECONDS
        finally:
            connections.close_all()


def wake() -> None:
    """Have the indexes brought up to date soon."""
    for keeper in KEEPERS:
        keeper.wake()


def stop() -> None:
    """End the threads."""
    for keeper in KEEPERS:
        keeper.stop()


def keep_server() -> float:
    """Bring the server's index up to date, or build it; open or close the breaker by how it went.

    Gives the seconds to leave it alone; 0 when all is well.
    """
    engine = registry.server_engine()
    if engine is None:
        return 0
    try:
        _keep(engine)
    except EngineBusyError:
        return BUSY_SECONDS
    except EngineUnavailableError as error:
        breaker.open(str(error))
        return breaker.pause_seconds()
    except Exception as error:
        breaker.open(f"its index is not up to date ({type(error).__name__})")
        raise
    breaker.close()
    return 0


def keep_standby() -> float:
    """Bring the embedded index up to date, or build it. Gives what `keep_server` gives."""
    try:
        _keep(registry.embedded_engine())
    except EngineBusyError:
        return BUSY_SECONDS
    except EngineUnavailableError as error:
        logger.error("The engine that stands in for the search server is not ready: %s", error)
        return FAILED_SECONDS
    return 0


def _keep(engine: Engine) -> None:
    try:
        carrying.carry_over_until_done(engine)
    except IndexMissingError:
        building.build_if_missing(engine)


KEEPERS = (
    Keeper("search-server", keep_server, rest_seconds=SERVER_RESTS_SECONDS),
    Keeper("search-standby", keep_standby, rest_seconds=STANDBY_RESTS_SECONDS),
)
