"""A site with the whole demonstration, loaded once: what walks here leaves it as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import TransactionTestCase, override_settings
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from pages.operations.loading import load_demonstration

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ask for a database with the rows that migrations made, as all transactional tests do."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True))


class _StandingSite(TransactionTestCase):
    """A database that is whole at the start and emptied at the end."""

    serialized_rollback = True


@pytest.fixture(scope="package")
def demonstration(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The address of a site with the whole demonstration."""
    index = tmp_path_factory.mktemp("index")
    with django_db_blocker.unblock(), override_settings(INDEX_DIR=index):
        _StandingSite.setUpClass()
        case = _StandingSite(methodName="__init__")
        case._pre_setup()  # type: ignore[attr-defined]  # no stub for it
        load_demonstration(Path(settings.DEMONSTRATION_DIR))
        server = LiveServer("localhost")
        yield server.url
        server.stop()
        case._post_teardown()  # type: ignore[attr-defined]  # no stub for it
        _StandingSite.tearDownClass()
        _StandingSite.doClassCleanups()


@pytest.fixture
def _django_db_helper(demonstration: str) -> None:
    """Stand in for pytest-django's own, which would empty the database after each test."""


@pytest.fixture
def site(chromium: object, demonstration: str) -> str:
    """Where the demonstration is; without a browser nothing is loaded."""
    return demonstration


@pytest.fixture(autouse=True)
def _own_index() -> None:
    """Keep the index from test to test, like the database which it belongs to."""
