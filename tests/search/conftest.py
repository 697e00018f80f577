"""A table of notes to search."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.search import notes

Commit = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def commit(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Commit:
    """What is done in a block has, after it, the effects of having been committed."""

    @contextmanager
    def committed() -> Iterator[None]:
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return committed


@pytest.fixture
def note_table(db: None) -> Iterator[None]:
    """Notes, inside the transaction of a test."""
    notes.create_table()
    yield
    notes.drop_table()


@pytest.fixture
def committed_notes(transactional_db: None) -> Iterator[None]:
    """Notes in a database that commits."""
    notes.create_table()
    yield
    notes.drop_table()
