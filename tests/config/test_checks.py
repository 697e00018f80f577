"""What `check` and the server's start say about a half-made setup."""

import shutil
import sqlite3
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.checks import CheckMessage
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from pytest_django import Settings

from community.models import Member
from config import checks
from tests.factories.community import MemberFactory

MEGABYTE = 1024 * 1024


class Usage(NamedTuple):
    """What `shutil.disk_usage` gives, so far as it is asked."""

    free: int


def _ids(messages: list[CheckMessage]) -> list[str | None]:
    return [message.id for message in messages]


def test_a_whole_setup_is_silent() -> None:
    assert checks.data_has_a_place(None) == []
    assert checks.sqlite_is_new_enough(None) == []
    assert checks.signing_key_is_a_key(None) == []


@pytest.mark.parametrize(
    ("free", "found"), [(49, ["setup.E002"]), (499, ["setup.W002"]), (501, [])]
)
def test_a_full_disk_is_said_before_it_is_met(
    monkeypatch: pytest.MonkeyPatch, free: int, found: list[str]
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(free=free * MEGABYTE))

    assert _ids(checks.data_has_a_place(None)) == found


def test_a_folder_that_cannot_be_written_is_said(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "nowhere"

    assert _ids(checks.data_has_a_place(None)) == ["setup.E001"]


def test_an_old_sqlite_is_said_where_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.34.1")
    monkeypatch.setattr(connection, "vendor", "sqlite")

    (message,) = checks.sqlite_is_new_enough(None)

    assert message.msg == "This Python carries SQLite 3.34.1; 3.35 or newer is needed."


def test_an_old_sqlite_does_not_matter_to_postgresql(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    monkeypatch.setattr(connection, "vendor", "postgresql")

    assert checks.sqlite_is_new_enough(None) == []


@pytest.mark.parametrize(
    ("key", "found"), [("ab" * 32, []), ("ab" * 31, ["setup.E004"]), ("key", ["setup.E004"])]
)
def test_a_signing_key_that_cannot_sign_is_said(
    settings: Settings, key: str, found: list[str]
) -> None:
    settings.RELEASE_SIGNING_KEY = key

    assert _ids(checks.signing_key_is_a_key(None)) == found


def _found(settings: Settings, **said: Any) -> list[str | None]:
    for name, value in said.items():
        setattr(settings, name, value)
    return _ids(checks.demonstration_is_not_open_to_others(None, databases=["default"]))


@pytest.mark.django_db
def test_demonstration_accounts_are_refused_where_others_come_in(settings: Settings) -> None:
    MemberFactory(email="member@demo.invalid")

    assert _found(settings, ALLOWED_HOSTS=["localhost", "model.example"]) == ["setup.E005"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "said", [{"ALLOWED_HOSTS": ["localhost", "[::1]"]}, {"ALLOWED_HOSTS": ["*"], "DEBUG": True}]
)
def test_demonstration_accounts_are_at_home_on_ones_own_machine(
    settings: Settings, said: dict[str, Any]
) -> None:
    MemberFactory(email="member@demo.invalid")

    assert _found(settings, **said) == []


@pytest.mark.django_db
def test_people_of_other_addresses_do_not_matter(settings: Settings) -> None:
    MemberFactory(email="member@demo.example")
    MemberFactory(email="other@demo.invalid", banned=True)

    assert _found(settings, ALLOWED_HOSTS=["model.example"]) == []


def test_before_the_first_migrate_there_are_no_accounts(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_such_table(*_: Any, **__: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr(type(Member.objects), "filter", no_such_table, raising=False)

    assert _found(settings, ALLOWED_HOSTS=["model.example"]) == []


@pytest.mark.django_db
def test_the_server_does_not_start_half_made(settings: Settings) -> None:
    settings.RELEASE_SIGNING_KEY = "key"
    settings.ALLOWED_HOSTS = ["model.example"]
    MemberFactory(email="member@demo.invalid")

    with pytest.raises(ImproperlyConfigured) as stopped:
        checks.stop_if_half_made()

    assert [line.split()[0] for line in sorted(str(stopped.value).splitlines())] == [
        "RELEASE_SIGNING_KEY",
        "The",
    ]


@pytest.mark.django_db
def test_the_server_starts_when_the_setup_is_whole() -> None:
    checks.stop_if_half_made()
