"""What goes wrong inside tantivy or on the disk, told so that somebody can do something."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from search.contract import EngineUnavailableError

logger = logging.getLogger(__name__)


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Turn a fault of tantivy or of the disk into `EngineUnavailableError`."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise EngineUnavailableError(
            f"The search index failed ({error}). See that its disk has room and can be written,"
            " then run rebuild_index."
        ) from error
