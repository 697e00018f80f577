"""What all tests stand on: a whole database after transactional tests, empty caches, people."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import connection
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from community.models import Member, Membership
from community.models.members import Role
from tests.factories.community import MemberFactory, MembershipFactory
from tests.template_database import copy_template, make_template

TRANSACTIONAL_FIXTURES = {"transactional_db", "live_server"}


def pytest_configure(config: pytest.Config) -> None:
    """Make the database to copy while tests are collected, and those without one run."""
    if connection.vendor == "sqlite" and not hasattr(config, "workerinput"):
        threading.Thread(target=make_template, daemon=True).start()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out claims about another database; bring migrations' rows back after transactions."""
    elsewhere = [item for item in items if not _is_for_this_database(item)]
    items[:] = [item for item in items if _is_for_this_database(item)]
    config.hook.pytest_deselected(items=elsewhere)
    asking = {item.path for item in items if _asks_for_a_database(item)}
    items.sort(key=lambda item: item.path in asking)
    for item in items:
        marker = item.get_closest_marker("django_db")
        said = dict(marker.kwargs) if marker else {}
        asked = TRANSACTIONAL_FIXTURES & set(getattr(item, "fixturenames", []))
        if asked or said.get("transaction"):
            whole = {**said, "transaction": True, "serialized_rollback": True}
            item.add_marker(pytest.mark.django_db(**whole), append=False)


def _asks_for_a_database(item: pytest.Item) -> bool:
    names = {"db", *TRANSACTIONAL_FIXTURES} & set(getattr(item, "fixturenames", []))
    return bool(names) or item.get_closest_marker("django_db") is not None


def _is_for_this_database(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("only_on")
    return marker is None or marker.args == (connection.vendor,)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Take the copied database as it is (pytest-django asks)."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Give this process its own copy of the migrated database (pytest-django asks).

    Elsewhere the suffix which was asked for keeps the databases of parallel processes apart.
    """
    if connection.vendor == "sqlite":
        place = tmp_path_factory.mktemp("database") / "site.sqlite3"
        copy_template(to=place)
        connection.settings_dict["TEST"]["NAME"] = str(place)


@pytest.fixture(autouse=True)
def _own_index(settings: Settings, tmp_path: Path) -> None:
    """What one test has made findable, no other finds. Nothing is made before somebody searches."""
    settings.INDEX_DIR = tmp_path / "index"


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Rate limits and cached fragments of one test never meet the next."""
    cache.clear()


Post = Callable[[], AbstractContextManager[list[EmailMessage]]]


@pytest.fixture
def post(
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Post:
    """Catch the letters which a block sends, as if it were committed."""

    @contextmanager
    def catch() -> Iterator[list[EmailMessage]]:
        letters: list[EmailMessage] = []
        before = len(mailoutbox)
        with django_capture_on_commit_callbacks(execute=True):
            yield letters
        letters += mailoutbox[before:]

    return catch


@pytest.fixture
def member(db: None) -> Member:
    """An approved member without a role."""
    return MemberFactory()


@pytest.fixture
def unapproved(db: None) -> Member:
    """Signed up, and not yet let in."""
    return MemberFactory(unapproved=True)


@pytest.fixture
def curator(db: None) -> Member:
    """Keeps the library good."""
    return MemberFactory(roles=[Role.CURATOR])


@pytest.fixture
def maintainer(db: None) -> Member:
    """Decides on the model."""
    return MemberFactory(roles=[Role.MAINTAINER])


@pytest.fixture
def moderator(db: None) -> Member:
    """Lets people in."""
    return MemberFactory(roles=[Role.MODERATOR])


@pytest.fixture
def operator(db: None) -> Member:
    """Runs the site."""
    return MemberFactory(roles=[Role.OPERATOR])


@pytest.fixture
def viewer(db: None) -> Member:
    """Reads their council's assessments and plans."""
    return MembershipFactory(role=Membership.Role.VIEWER).member


@pytest.fixture
def editor(db: None) -> Member:
    """Writes their council's assessments and plans."""
    return MembershipFactory(role=Membership.Role.EDITOR).member


@pytest.fixture
def lead(db: None) -> Member:
    """Signs their council's assessments and plans off."""
    return MembershipFactory(role=Membership.Role.LEAD).member
