"""An import that is killed leaves the database as it was, or with the whole release: never half."""

import json
import multiprocessing
import os
import random
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from community.models import Member
from model_releases.operations import import_release
from tests.factories.community import LONG_AGO, MemberFactory
from tests.factories.model_releases import make_release
from tests.faults.processes import keep_database_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
FILE = Path(__file__).parent.parent / "fixtures" / "elixir_rdm" / "release-1.2.1.json"
KILLS = 60
LONGEST_SECONDS = 0.4
TABLES = ("releasedimension", "dimensionlevel", "releasepassage", "attribution", "releaseevent")


def _import_into(place: Path, by: Member) -> None:
    # Forgotten, not closed: the connection is the parent's too.
    connection.connection = None
    connection.settings_dict = {**connection.settings_dict, "NAME": str(place)}
    import_release(FILE.read_bytes(), by=by, at=LONG_AGO)


def _state(place: Path) -> tuple[int, ...]:
    """Sealed releases, releases, and rows of each kind of element."""
    asked = ["SELECT count(*) FROM model_releases_release WHERE is_sealed"]
    asked += [f"SELECT count(*) FROM model_releases_{one}" for one in ("release", *TABLES)]
    with closing(sqlite3.connect(place)) as file:
        return tuple(file.execute(question).fetchone()[0] for question in asked)


def _killed_after(seconds: float, place: Path, by: Member) -> tuple[int, ...]:
    child = multiprocessing.get_context("fork").Process(target=_import_into, args=(place, by))
    child.start()
    time.sleep(seconds)
    if child.pid and child.is_alive():
        os.kill(child.pid, signal.SIGKILL)
    child.join()
    return _state(place)


@pytest.mark.only_on("sqlite")  # PostgreSQL rolls back what a lost connection began
def test_a_killed_import_leaves_nothing_or_everything(tmp_path: Path) -> None:
    by, chosen = MemberFactory(), random.Random(11)
    make_release("1.0")
    keep_database_in(tmp_path / "before.sqlite3")
    before = _state(tmp_path / "before.sqlite3")
    cells = [
        len(dimension["levels"])
        for group in json.loads(FILE.read_text())["groups"]
        for dimension in group["dimensions"]
    ]
    rows = (1, 1, len(cells), sum(cells), sum(cells), 1, 1)
    after = tuple(sum(pair) for pair in zip(before, rows, strict=True))

    found = []
    for kill in range(KILLS):
        place = tmp_path / f"{kill}.sqlite3"
        keep_database_in(place)
        found.append(_killed_after(chosen.uniform(0, LONGEST_SECONDS), place, by))

    assert set(found) == {before, after}
