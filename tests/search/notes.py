"""Something to find: a table of notes, and the source that search knows it by."""

from collections.abc import Collection, Iterable, Iterator

from django.db import connection, transaction

from search import registry
from search.changes import drain_when_rested, mark_changed
from search.contract import Document
from search.sequences import raise_to_top

KIND = "note"


class NoteSource:
    """Notes that are listed."""

    kind = KIND
    version = "1"

    def keys(self) -> Iterator[int]:
        """Every key that can be found now, in ascending order."""
        return iter([key for key, *_ in _rows("WHERE listed ORDER BY id")])

    def documents(self, keys: Collection[int]) -> Iterable[Document]:
        """Documents of `keys`; a note that is not listed is left out."""
        marks = ", ".join("%s" for _ in keys)
        return [
            Document(KIND, key, {"title": title}, {"colour": ["red"]}, {"votes": votes})
            for key, title, votes in _rows(f"WHERE listed AND id IN ({marks})", keys)
        ]


def create_table() -> None:
    """Make the table, and tell search about it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE search_note"
            " (id bigint PRIMARY KEY, title text, votes bigint, listed boolean)"
        )
    registry.register(NoteSource())


def drop_table() -> None:
    """Undo `create_table`."""
    registry.forget(KIND)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE search_note")


@transaction.atomic
def write(titles: dict[int, str]) -> None:
    """Write notes by key, or write over them, and mark them in the same transaction."""
    write_unmarked(titles)
    mark_changed(KIND, titles.keys())


def write_unmarked(titles: dict[int, str]) -> None:
    """Write notes behind the back of search."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_note VALUES (%s, %s, 0, true)"
            " ON CONFLICT (id) DO UPDATE SET title = excluded.title",
            list(titles.items()),
        )


@transaction.atomic
def hide(key: int) -> None:
    """Take a note out of everybody's sight."""
    hide_unmarked(key)
    mark_changed(KIND, [key])


def hide_unmarked(key: int) -> None:
    """The same, behind the back of search."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_note SET listed = false WHERE id = %s", [key])


@transaction.atomic
def mark_counted(kind: str, keys: Collection[int]) -> None:
    """What a trigger of a tally does, and whoever voted after it."""
    raise_to_top(kind, keys)
    drain_when_rested()


@transaction.atomic
def vote(key: int) -> None:
    """Count one vote more."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_note SET votes = votes + 1 WHERE id = %s", [key])
    mark_counted(KIND, [key])


def _rows(where: str, values: Collection[int] = ()) -> list[tuple[int, str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, title, votes FROM search_note {where}", list(values))
        return list(cursor.fetchall())
