"""The database of a site: saved as it is at one moment while people go on, and put back whole."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from django.db import connection

from pages.operations.backups.manifest import BackupRefusedError, State

STOP_FIRST = "The database is in use. Stop the server, then restore again."
SOMETHING_IN = ("community_member", "model_releases_release", "library_action")


class Database(Protocol):
    """A database, as a backup needs it."""

    @property
    def kind(self) -> str:
        """What a backup calls this kind."""
        ...

    @property
    def file(self) -> str:
        """What its file in a backup is called."""
        ...

    def save(self, to: Path) -> State:
        """Write all of it, as it is at one moment, and say what that was."""
        ...

    def state_of(self, saved: Path) -> State | None:
        """What a saved file holds; nothing when only a server could tell. Raises when damaged."""
        ...

    def is_empty(self) -> bool:
        """Whether nobody and nothing is in it."""
        ...

    def load(self, saved: Path, *, aside: Path) -> None:
        """Put a saved one in its place, whole or not at all; what was there goes to `aside`."""
        ...


@dataclass(frozen=True)
class Sqlite:
    """One file, and beside it the last changes, which a plain copy would miss."""

    path: Path
    kind: str = "sqlite"
    file: str = "database.sqlite3"

    def save(self, to: Path) -> State:
        """By SQLite's own backup: one moment, and writers do not wait."""
        with closing(sqlite3.connect(self.path)) as live, closing(sqlite3.connect(to)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            return _sqlite_state(copy)

    def state_of(self, saved: Path) -> State | None:
        """Asks the file itself, and checks it."""
        try:
            with closing(sqlite3.connect(f"file:{saved}?mode=ro&immutable=1", uri=True)) as copy:
                (said,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
                if said != "ok":
                    raise BackupRefusedError(f"The database in the backup is damaged: {said}.")
                return _sqlite_state(copy)
        except sqlite3.Error as error:
            raise BackupRefusedError(f"The database in the backup is damaged ({error}).") from None

    def is_empty(self) -> bool:
        """A file that is not there is empty."""
        if not self.path.exists():
            return True
        with closing(sqlite3.connect(self.path)) as live:
            counts = _sqlite_state(live).counts
        return not any(counts.get(table) for table in SOMETHING_IN)

    def load(self, saved: Path, *, aside: Path) -> None:
        """Made beside, then two renames; refused while another process has the old one open."""
        fresh = self.path.with_name(f"{self.path.name}.restoring")
        shutil.copyfile(saved, fresh)
        with closing(sqlite3.connect(fresh)) as copy, copy:
            copy.execute("DELETE FROM search_indexidentity")
        if self.path.exists():
            self._close_for_others()
            self.path.rename(aside / self.path.name)
        fresh.rename(self.path)

    def _close_for_others(self) -> None:
        """Fold the last changes in. That takes being alone, so it says whether one is."""
        with closing(sqlite3.connect(self.path, timeout=0)) as live:
            try:
                (mode,) = live.execute("PRAGMA journal_mode=DELETE").fetchone()
            except sqlite3.OperationalError:
                raise BackupRefusedError(STOP_FIRST) from None
        if mode != "delete":
            raise BackupRefusedError(STOP_FIRST)


def _sqlite_state(opened: sqlite3.Connection) -> State:
    names = opened.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
        "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    counts = {name: _first(opened.execute(f'SELECT count(*) FROM "{name}"')) for (name,) in names}  # noqa: S608  names of the file's own tables
    applied = []
    if "django_migrations" in counts:
        applied = opened.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
    return State([f"{app}.{name}" for app, name in applied], counts)


def _first(cursor: Any) -> int:
    count: int = cursor.fetchone()[0]
    return count


@dataclass(frozen=True)
class Postgresql:
    """A database of a server, by the server's own tools."""

    kind: str = "postgresql"
    file: str = "database.dump"

    def save(self, to: Path) -> State:
        """By pg_dump, in the same snapshot in which the rows are counted."""
        with _snapshot() as (name, state):
            _run("pg_dump", "--format=custom", f"--snapshot={name}", f"--file={to}")
        return state

    def state_of(self, saved: Path) -> State | None:
        """A dump's list can be read; its rows only by a server."""
        _run("pg_restore", "--list", str(saved), quietly=True)
        return None

    def is_empty(self) -> bool:
        """Asks the database."""
        counts = _postgresql_state().counts
        return not any(counts.get(table) for table in SOMETHING_IN)

    def load(self, saved: Path, *, aside: Path) -> None:
        """In one transaction: all of it, or as before; what was there is dumped first."""
        _run("pg_dump", "--format=custom", f"--file={aside / self.file}")
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction",
             f"--dbname={connection.settings_dict['NAME']}", str(saved))  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_indexidentity")


@contextmanager
def _snapshot() -> Iterator[tuple[str, State]]:
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            cursor.execute("SELECT pg_export_snapshot()")
            yield cursor.fetchone()[0], _postgresql_state()
        finally:
            cursor.execute("ROLLBACK")


def _postgresql_state() -> State:
    names = sorted(connection.introspection.table_names())
    counts, applied = {}, []
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608  names of the database's own tables
            counts[name] = _first(cursor)
        if "django_migrations" in counts:
            cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
            applied = cursor.fetchall()
    return State([f"{app}.{name}" for app, name in applied], counts)


def _run(tool: str, *arguments: str, quietly: bool = False) -> None:
    """Run one of the server's tools on the site's database. Raises BackupRefusedError."""
    program = shutil.which(tool)
    if program is None:
        raise BackupRefusedError(f"{tool} is not installed here. Install PostgreSQL's client.")
    said = connection.settings_dict
    parts = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    around = {variable: str(said[name]) for variable, name in parts.items() if said[name]}
    done = subprocess.run(  # noqa: S603  a tool of the server, found by its name
        [program, *arguments],
        env={"PGDATABASE": str(said["NAME"]), **around},
        stdout=subprocess.DEVNULL if quietly else None,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupRefusedError(f"{tool} says: {done.stderr.strip()}")


def database_of_the_site() -> Database:
    """The one that the settings name."""
    if connection.vendor == "sqlite":
        return Sqlite(Path(str(connection.settings_dict["NAME"])))
    return Postgresql()
