"""What other processes have left of votes, read from the database that all have written to."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

from library.models import Action, ActionTally, ActionVote

Support = tuple[int, int, int]


def support_kept(action: Action, place: Path) -> Support:
    """Rows of votes, then people and councils of the tally; `place` as kept by processes.py."""
    votes, tallies = ActionVote._meta.db_table, ActionTally._meta.db_table
    question = (
        f"SELECT (SELECT count(*) FROM {votes} WHERE action_id = {action.pk}), people, councils "
        f"FROM {tallies} WHERE action_id = {action.pk}"
    )
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(place)) as file:
            rows, people, councils = file.execute(question).fetchone()
    else:
        with connection.cursor() as cursor:
            cursor.execute(question)
            rows, people, councils = cursor.fetchone()
    return rows, people, councils
