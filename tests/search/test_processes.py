"""Many processes, one index: nothing is lost, whoever dies and whatever runs full."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.search.processes import Site

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 60,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF",
    },
}
pytestmark = [pytest.mark.alone, pytest.mark.slow]
if connection.vendor == "postgresql":
    # The processes share the database that tests have, and its table of notes.
    pytestmark.append(pytest.mark.usefixtures("committed_notes"))
ADDRESS = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A new database with an empty table of notes; on PostgreSQL the one that tests have."""
    if connection.vendor == "postgresql":
        site = Site({name: connection.settings_dict[name] for name in ADDRESS}, tmp_path)
    else:
        site = Site({**SQLITE, "NAME": str(tmp_path / "site.sqlite3")}, tmp_path)
        site.worker().ask("prepare")
    yield site
    site.close()


def test_what_one_process_writes_another_finds(site: Site) -> None:
    writer, reader = site.worker(), site.worker()
    reader.ask("search", "data")

    writer.ask("write", 1, 3, "data")

    assert reader.ask("search", "data") == [1, 2, 3]


def test_changes_are_carried_over_after_commit_without_a_search(site: Site) -> None:
    worker = site.worker()
    worker.ask("search", "data")

    worker.ask("write", 1, 3, "data")

    assert worker.ask("stored") == 3


@pytest.mark.slow
def test_four_processes_that_write_at_once_leave_nothing_behind(site: Site) -> None:
    workers = [site.worker() for _ in range(4)]
    workers[0].ask("search", "data")

    for number, worker in enumerate(workers):
        worker.tell("write", number * 100 + 1, number * 100 + 40, "data")
    for worker in workers:
        worker.answer()

    assert [workers[0].ask("stored"), workers[0].ask("differences")] == [160, []]


def test_a_process_killed_while_it_carries_over_leaves_the_rest_to_the_next(site: Site) -> None:
    doomed, heir = site.worker(), site.worker()
    heir.ask("search", "data")
    doomed.ask("die_at_note", 1_500)

    doomed.ask("write_at_once", 1, 2_500, "data")

    assert [doomed.answer(), heir.ask("stored"), heir.ask("differences")] == ["dead", 1_000, []]


@pytest.mark.slow
def test_an_index_rebuilt_while_others_write_misses_nothing(site: Site) -> None:
    writers, builder = [site.worker() for _ in range(2)], site.worker()
    builder.ask("search", "data")

    for number, worker in enumerate(writers):
        worker.tell("write", number * 100 + 1, number * 100 + 60, "data")
    for _ in range(5):
        builder.ask("rebuild")
    for worker in writers:
        worker.answer()

    assert builder.ask("differences") == []


def test_who_finds_another_writing_leaves_it_to_them(site: Site) -> None:
    holder, writer = site.worker(), site.worker()
    holder.ask("search", "data")
    holder.ask("hold_writing")

    writer.ask("write", 1, 3, "data")
    found = writer.ask("search", "data")
    holder.ask("release_writing")

    assert [found, writer.ask("search", "data"), writer.end()] == [[], [1, 2, 3], ""]


def test_a_full_disk_costs_no_search_and_is_told_in_a_sentence(site: Site) -> None:
    holder, poor = site.worker(), site.worker()
    poor.ask("search", "data")
    holder.ask("hold_writing")
    holder.ask("write", 1, 3, "data")
    holder.ask("release_writing")
    poor.ask("fill_the_disk")

    found, rebuilt = poor.ask("search", "data"), poor.ask("rebuild")
    poor.ask("make_room")

    assert [found, rebuilt[:36], poor.ask("search", "data")] == [
        [],
        "unavailable: The search index failed",
        [1, 2, 3],
    ]
    assert poor.end().startswith("Not in the search index yet: The search index failed")


@pytest.mark.only_on("postgresql")  # on SQLite one transaction ends before another begins
def test_no_reader_passes_a_transaction_that_is_still_open(site: Site) -> None:
    slow, quick = site.worker(), site.worker()
    quick.ask("search", "data")
    slow.ask("write_and_wait", 1, "data")
    quick.ask("write", 2, 3, "data")
    found = quick.ask("search", "data")

    slow.ask("commit")

    assert [found, quick.ask("search", "data")] == [[], [1, 2, 3]]


@pytest.mark.slow
def test_after_ten_kills_at_any_moment_the_index_mends_itself(site: Site) -> None:
    chance = random.Random(11)
    site.worker().ask("search", "data")
    drifted = []

    for number in range(10):
        doomed = site.worker()
        doomed.ask("stored")
        doomed.tell("write", number * 1_000 + 1, number * 1_000 + 900, "data")
        time.sleep(chance.uniform(0.05, 0.6))
        doomed.process.kill()
        drifted += site.worker().ask("differences")

    assert drifted == []
