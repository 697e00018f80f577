"""What was said stays as it was said: the triggers of every table of comments, on one of them."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from community.triggers import keep_words

pytestmark = pytest.mark.django_db
TABLE = "scratch_comment"
SAYS = "What was said stays as it was said; a moderator may hide it."
Do = Callable[[str], int]


@pytest.fixture
def do(db: None) -> Do:
    """Runs a statement on a table with the columns of `Comment`; gives the number of rows."""

    def execute(statement: str) -> int:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            return int(cursor.rowcount)

    execute(
        f"CREATE TABLE {TABLE} (id integer PRIMARY KEY, uid text, author_id integer, "
        "at timestamp, text text, hidden_at timestamp, hidden_by_id integer, hidden_why text)"
    )
    for trigger in keep_words(TABLE):
        for statement in trigger.creation(connection.vendor):
            execute(statement)
    execute(
        f"INSERT INTO {TABLE} VALUES (1, 'a-uid', 7, '2026-11-22', 'I disagree.', NULL, NULL, '')"
    )
    return execute


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {table} SET text = 'I agree.'",
        "UPDATE {table} SET text = ''",
        "UPDATE {table} SET author_id = 8",
        "UPDATE {table} SET at = '2026-11-23'",
        "UPDATE {table} SET uid = 'another'",
        "UPDATE {table} SET hidden_why = 'Rude.', text = 'I agree.'",
        "DELETE FROM {table}",
        "DELETE FROM {table} WHERE hidden_at IS NULL",
    ],
)
def test_who_said_what_and_when_is_neither_rewritten_nor_deleted(do: Do, change: str) -> None:
    with pytest.raises(DatabaseError, match=SAYS):
        do(change.format(table=TABLE))


def test_a_comment_may_be_hidden_and_shown_again(do: Do) -> None:
    hidden = do(
        f"UPDATE {TABLE} SET hidden_at = '2026-11-23', hidden_by_id = 3, hidden_why = 'Rude.'"
    )
    shown = do(f"UPDATE {TABLE} SET hidden_at = NULL, hidden_by_id = NULL, hidden_why = ''")

    assert (hidden, shown) == (1, 1)


def test_saying_the_same_again_changes_nothing_and_is_let_through(do: Do) -> None:
    assert do(f"UPDATE {TABLE} SET text = 'I disagree.', author_id = 7") == 1
