"""Work that one process of this machine does at a time."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings


@contextmanager
def held_alone(name: str, *, refusal: Exception) -> Iterator[None]:
    """Hold the lock of that name; the system frees it even when we are killed.

    Raises `refusal` at once when another process holds it.
    """
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.DATA_DIR / f"{name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise refusal from None
        yield
