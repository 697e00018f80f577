"""Freezing twice at once gives one release and one sentence; killed, it leaves old or new."""

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
from model_releases.models import Release, ReleasePage
from model_releases.operations.freezing import freeze_release
from model_releases.operations.gate import GateError
from tests.factories.community import LONG_AGO
from tests.factories.model_releases import make_release
from tests.factories.working_copies import (
    approve_all,
    make_maintainer,
    make_working_copy,
    reword,
)
from tests.faults.processes import all_at_once, keep_database_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
KILLS = 30
LONGEST_SECONDS = 0.6
TABLES = ("release", "releasedimension", "dimensionlevel", "releasepassage", "lineagelink")
Prepared = tuple[ReleasePage, Member]


@pytest.fixture
def prepared() -> Prepared:
    """A working copy with nothing missing, and who freezes it."""
    writer, approver = make_maintainer(), make_maintainer()
    working = make_working_copy(make_release("1.0", ["data", "delivery"], 5), by=writer)
    reword(working, by=writer)
    approve_all(working, by=approver)
    return working, approver


def _freeze(share: Prepared) -> str:
    working, by = share
    try:
        return str(freeze_release(working, by=by, at=LONG_AGO))
    except GateError as refusal:
        return str(refusal)


def test_frozen_by_two_at_once_it_is_one_release(prepared: Prepared, tmp_path: Path) -> None:
    place = tmp_path / "site.sqlite3"
    keep_database_in(place)

    said = all_at_once(_freeze, [prepared, prepared], place=place)

    number = "A model of ours 2.0"
    assert said == [number, f"It has been frozen already, as {number}."]


def _state(place: Path) -> tuple[int, ...]:
    asked = ["SELECT count(*) FROM model_releases_release WHERE is_sealed"]
    asked += ["SELECT count(*) FROM model_releases_workingcopy WHERE closed_at IS NULL"]
    asked += [f"SELECT count(*) FROM model_releases_{one}" for one in TABLES]
    with closing(sqlite3.connect(place)) as file:
        return tuple(file.execute(question).fetchone()[0] for question in asked)


def _freeze_in(place: Path, prepared: Prepared) -> None:
    # Forgotten, not closed: the connection is the parent's too.
    connection.connection = None
    connection.settings_dict = {**connection.settings_dict, "NAME": str(place)}
    _freeze(prepared)


def _killed_after(seconds: float, place: Path, prepared: Prepared) -> tuple[int, ...]:
    forking = multiprocessing.get_context("fork")
    child = forking.Process(target=_freeze_in, args=(place, prepared))
    child.start()
    time.sleep(seconds)
    if child.pid and child.is_alive():
        os.kill(child.pid, signal.SIGKILL)
    child.join()
    return _state(place)


@pytest.mark.only_on("sqlite")  # PostgreSQL rolls back what a lost connection began
def test_killed_it_leaves_the_old_or_the_new(prepared: Prepared, tmp_path: Path) -> None:
    chosen = random.Random(11)
    keep_database_in(tmp_path / "before.sqlite3")
    before = _state(tmp_path / "before.sqlite3")
    after = (2, 0, 2, 4, 20, 20, 12)

    found = set()
    for kill in range(KILLS):
        place = tmp_path / f"{kill}.sqlite3"
        keep_database_in(place)
        found.add(_killed_after(chosen.uniform(0, LONGEST_SECONDS), place, prepared))

    assert (Release.objects.count(), found <= {before, after}, before in found) == (1, True, True)
