"""Other processes with the test's own rows: what a site with several workers is made of."""

import multiprocessing
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from django.db import connection

START_SECONDS = 60


def keep_database_in(place: Path) -> None:
    """Write the test's database, rows and triggers and all, to a file that others can open.

    Nothing to do on PostgreSQL, which others reach as it is.
    """
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(place)) as file:
            connection.connection.backup(file)


def ask(sql: str, *, place: Path) -> list[tuple[Any, ...]]:
    """Ask the database which the processes wrote into."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(place)) as file:
            return list(file.execute(sql))
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def all_at_once(work: Callable[..., str], shares: Sequence[Any], *, place: Path) -> list[str]:
    """Run `work(share)` for each of `shares` in a process of its own, all starting together.

    Each has a connection of its own to the database kept in `place`. Gives what they answered.
    """
    # fork, because the children need the rows and settings of this very test.
    forking = multiprocessing.get_context("fork")
    barrier = forking.Barrier(len(shares))
    answers = forking.SimpleQueue()
    children = [
        forking.Process(target=_run, args=(work, share, place, barrier, answers))
        for share in shares
    ]
    for child in children:
        child.start()
    said = [answers.get() for _ in children]
    for child in children:
        child.join()
    return sorted(said)


def _run(work: Callable[..., str], share: Any, place: Path, barrier: Barrier, answers: Any) -> None:
    # Forgotten, not closed: the connection is the parent's too.
    connection.connection = None
    if connection.vendor == "sqlite":
        connection.settings_dict = {**connection.settings_dict, "NAME": str(place)}
    try:
        connection.ensure_connection()
        barrier.wait(START_SECONDS)
        answer = work(share)
    except BaseException as error:  # whatever it is, the parent must hear
        answer = f"failed: {error!r}"
    answers.put(answer)
