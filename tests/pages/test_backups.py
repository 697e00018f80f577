"""A backup is whole or refused, and comes back as it was; made while people go on writing."""

import json
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from pages.operations.backups.checking import verify_backup
from pages.operations.backups.databases import Sqlite
from pages.operations.backups.making import back_up
from pages.operations.backups.manifest import (
    NAME,
    BackupRefusedError,
    read_manifest,
    write_manifest,
)
from pages.operations.backups.restoring import restore_instead, restore_into_empty
from pages.operations.backups.site import Site
from tests.template_database import copy_template

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
MEMBER = (
    "INSERT INTO community_member (password, is_superuser, uid, email, display_name, joined_at, "
    "is_active, letters) VALUES ('', 0, 'u', 'a@example.org', 'Ann', '2026-01-01', 1, 'at-once')"
)
CHANGE = "INSERT INTO search_latestchange (kind, object_id, sequence) VALUES ('test', ?, 1)"
IDENTITY = "INSERT INTO search_indexidentity (id, uid) VALUES (1, 'old')"


def _site(folder: Path) -> Site:
    """A migrated site with nobody in it."""
    folder.mkdir()
    copy_template(to=folder / "site.sqlite3")
    return Site(Sqlite(folder / "site.sqlite3"), folder / "media", folder / "secret_key")


def _write(site: Site, *statements: str) -> None:
    assert isinstance(site.database, Sqlite)
    with closing(sqlite3.connect(site.database.path)) as opened, opened:
        for statement in statements:
            opened.execute(statement)


def _count(site: Site, table: str) -> int:
    assert isinstance(site.database, Sqlite)
    with closing(sqlite3.connect(site.database.path)) as opened:
        count: int = opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return count


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with a member, an upload and a key."""
    made = _site(tmp_path / "site")
    _write(made, "PRAGMA journal_mode=WAL", MEMBER, IDENTITY)
    (made.media / "below").mkdir(parents=True)
    (made.media / "below" / "a.pdf").write_bytes(b"%PDF")
    made.key.write_text("key of the site")
    return made


@pytest.fixture
def backup(site: Site, tmp_path: Path) -> Path:
    """A whole backup of it."""
    back_up(site, tmp_path / "backup", at=AT)
    return tmp_path / "backup"


def _keep_writing(path: Path, stop: threading.Event) -> None:
    """Two rows at a time: half of such a pair is no moment of the database."""
    with closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as opened:
        number = 0
        while not stop.is_set():
            opened.execute("BEGIN IMMEDIATE")
            opened.execute(CHANGE, [number])
            opened.execute(CHANGE, [number + 1])
            opened.execute("COMMIT")
            number += 2


def test_a_drill_under_writes_brings_one_moment_back(site: Site, tmp_path: Path) -> None:
    assert isinstance(site.database, Sqlite)
    stop = threading.Event()
    writer = threading.Thread(target=_keep_writing, args=(site.database.path, stop))
    writer.start()
    while not _count(site, "search_latestchange"):
        pass
    manifest = back_up(site, tmp_path / "backup", at=AT)
    stop.set()
    writer.join()

    elsewhere = _site(tmp_path / "elsewhere")
    restored = restore_into_empty(tmp_path / "backup", elsewhere, at=AT)

    written = _count(elsewhere, "search_latestchange")
    assert (written % 2, written) == (0, manifest.state.counts["search_latestchange"])
    assert _count(elsewhere, "community_member") == 1
    assert (elsewhere.media / "below" / "a.pdf").read_bytes() == b"%PDF"
    assert (elsewhere.key.read_text(), elsewhere.key.stat().st_mode & 0o777) == (
        "key of the site",
        0o600,
    )
    assert restored.manifest == manifest


def test_a_restored_database_gets_an_index_of_its_own(backup: Path, tmp_path: Path) -> None:
    elsewhere = _site(tmp_path / "elsewhere")

    restore_into_empty(backup, elsewhere, at=AT)

    assert _count(elsewhere, "search_indexidentity") == 0


def test_only_its_owner_reads_a_backup(backup: Path) -> None:
    modes = {path.stat().st_mode & 0o777 for path in backup.rglob("*.sqlite3")}

    assert (backup.stat().st_mode & 0o777, modes) == (0o700, {0o600})


def _lose(backup: Path) -> None:
    (backup / "media" / "below" / "a.pdf").unlink()


def _change_a_byte(backup: Path) -> None:
    path = backup / "database.sqlite3"
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)


def _cut_off(backup: Path) -> None:
    path = backup / "database.sqlite3"
    path.write_bytes(path.read_bytes()[:-1])


def _say(backup: Path, **changes: object) -> None:
    manifest = read_manifest(backup)
    write_manifest(type(manifest)(**{**vars(manifest), **changes}), backup)


def _add(backup: Path) -> None:
    (backup / "database.sqlite3-wal").write_bytes(b"more")


def _alter_the_manifest(backup: Path) -> None:
    said = json.loads((backup / NAME).read_text())
    (backup / NAME).write_text(json.dumps(said | {"made_at": "yesterday"}))


def _be_newer(backup: Path) -> None:
    state = read_manifest(backup).state
    _say(backup, state=type(state)([*state.migrations, "library.0999_later"], state.counts))


FAULTS: dict[str, Callable[[Path], None]] = {
    "a.pdf is missing": _lose,
    "database.sqlite3 was changed": _change_a_byte,
    "bytes and should have": _cut_off,
    "has the format “backup/9”": lambda backup: _say(backup, format="backup/9"),
    "of another application": lambda backup: _say(backup, application="another"),
    "by a newer version, with library.0999_later": _be_newer,
    "of a postgresql database": lambda backup: _say(backup, database="postgresql"),
    "does not belong to the backup": _add,
    "manifest.json was changed": _alter_the_manifest,
    "is no whole backup": lambda backup: (backup / NAME).unlink(),
}


@pytest.mark.slow
@pytest.mark.parametrize("says", FAULTS)
def test_what_is_not_whole_is_refused_and_puts_nothing_back(
    backup: Path, tmp_path: Path, says: str
) -> None:
    FAULTS[says](backup)
    elsewhere = _site(tmp_path / "elsewhere")

    with pytest.raises(BackupRefusedError, match=says):
        verify_backup(backup, elsewhere.database)
    with pytest.raises(BackupRefusedError, match=says):
        restore_into_empty(backup, elsewhere, at=AT)
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["site.sqlite3"]


def test_a_site_with_people_is_not_replaced_unless_told(
    backup: Path, site: Site, tmp_path: Path
) -> None:
    _write(site, "UPDATE community_member SET display_name = 'Later'")

    with pytest.raises(BackupRefusedError, match="is not empty"):
        restore_into_empty(backup, site, at=AT)
    restored = restore_instead(backup, site, at=AT)

    assert restored.aside is not None
    kept = Site(Sqlite(restored.aside / "site.sqlite3"), site.media, site.key)
    names = "community_member WHERE display_name = 'Later'"
    assert (_count(site, names), _count(kept, names)) == (0, 1)
    assert sorted(path.name for path in restored.aside.iterdir()) == [
        "media",
        "secret_key",
        "site.sqlite3",
    ]


def test_a_database_that_is_in_use_is_not_taken_away(backup: Path, site: Site) -> None:
    assert isinstance(site.database, Sqlite)
    with closing(sqlite3.connect(site.database.path)) as server:
        server.execute("SELECT count(*) FROM community_member").fetchone()
        with pytest.raises(BackupRefusedError, match="Stop the server"):
            restore_instead(backup, site, at=AT)

    assert _count(site, "community_member") == 1
    assert not list(site.key.parent.glob("before-restore*"))


def test_nothing_is_written_over(backup: Path, site: Site) -> None:
    with pytest.raises(BackupRefusedError, match="is not empty"):
        back_up(site, backup, at=AT)


def test_what_fails_on_the_way_leaves_nothing(site: Site, tmp_path: Path) -> None:
    shutil.rmtree(site.media)
    site.media.symlink_to(tmp_path / "nowhere")
    (tmp_path / "nowhere").mkdir()
    (tmp_path / "nowhere" / "broken").symlink_to(tmp_path / "never")

    with pytest.raises(shutil.Error):
        back_up(site, tmp_path / "backup", at=AT)

    assert not [path for path in tmp_path.iterdir() if "backup" in path.name]


@pytest.mark.django_db
@pytest.mark.only_on("sqlite")
def test_the_commands_say_what_they_did(tmp_path: Path) -> None:
    said = StringIO()

    call_command("backup", str(tmp_path / "backup"), stdout=said)
    call_command("verify_backup", str(tmp_path / "backup"), stdout=said)
    (tmp_path / "backup" / "database.sqlite3").unlink()

    with pytest.raises(CommandError, match="is missing"):
        call_command("verify_backup", str(tmp_path / "backup"))
    assert "is whole" in said.getvalue()
