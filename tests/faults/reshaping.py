"""Gives the tests' template database the shape that the code asks for now.

Run as `python -m tests.faults.reshaping sound.sqlite3` in a copy of the project whose models or
triggers were changed on purpose. To migrate from nothing would take half a minute for each fault.
"""

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connections

from tests.template_database import template_path

MADE = "a_fault"  # the name of a migration made here; who made the copy throws it away


def reshape(sound: Path, to: Path) -> None:
    """Copy the database `sound` to `to`, with the tables and triggers of the code as it is now."""
    for leftover in ("-wal", "-shm"):  # of the fault before: it would be read into this copy
        Path(f"{to}{leftover}").unlink(missing_ok=True)
    shutil.copyfile(sound, to)
    _drop_triggers(to)
    os.environ["DATABASE_URL"] = f"sqlite:///{to}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    call_command("makemigrations", name=MADE, interactive=False, verbosity=0)
    call_command("migrate", verbosity=0)
    connections.close_all()  # so that all of it stands in the one file


def _drop_triggers(place: Path) -> None:
    """All but Wagtail's own; the site's are made again from its modules by migrate."""
    with closing(sqlite3.connect(place)) as file:
        names = file.execute(
            "SELECT name FROM sqlite_master"
            " WHERE type = 'trigger' AND tbl_name NOT LIKE 'wagtailsearch%'"
        ).fetchall()
        for (name,) in names:
            file.execute(f"DROP TRIGGER {name}")
        file.commit()


if __name__ == "__main__":
    fresh = Path(sys.argv[1]).with_name("reshaped.sqlite3")
    reshape(Path(sys.argv[1]), fresh)
    fresh.rename(template_path())  # the migration just made is part of that name
