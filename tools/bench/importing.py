"""An import, searchable when it ends, beside the barest insert of the same rows."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

from tools.bench.figures import must_equal, say
from tools.bench.site import Done
from tools.generate_actions import generated_actions

SECONDS_AT_100_000, MOST_MEGABYTES = 90, 500


def report_import(done: Done, *, size: int, folder: Path) -> None:
    """Print what an import took, after counting what it left."""
    must_equal("listed actions", _listed(folder), size)
    bare = _bare_insert(size, folder / "bare-insert.sqlite3")
    floor = f"a bare bulk insert of the same rows: {bare:.2f} s"
    limit = SECONDS_AT_100_000 * size / 100_000
    say(f"import-{size}", done.seconds, "s", limit=limit, against=floor)
    say(f"import-{size}-memory", done.megabytes, "MB", limit=MOST_MEGABYTES, against="nothing")


def _listed(folder: Path) -> int:
    question = "SELECT count(*) FROM library_action WHERE state = 'listed'"
    with closing(sqlite3.connect(folder / "site.sqlite3")) as database:
        (count,) = database.execute(question).fetchone()
        return int(count)


def _bare_insert(size: int, place: Path) -> float:
    place.unlink(missing_ok=True)
    rows = list(_rows(size))
    with closing(sqlite3.connect(place)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE action (key TEXT PRIMARY KEY, title, summary, body)")
        start = perf_counter()
        with database:
            database.executemany("INSERT INTO action VALUES (?, ?, ?, ?)", rows)
        seconds = perf_counter() - start
    place.unlink()
    return seconds


def _rows(size: int) -> Iterator[tuple[str, str, str, str]]:
    for row in generated_actions(size):
        yield row["key"], row["title"], row["summary"], row["body_markdown"]
