"""The numbers of latest changes, in the words of each database. `LatestChange` says why."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from search.models import LatestChange

_RAISE = {
    "sqlite": """
        INSERT INTO search_latestchange (kind, object_id, sequence)
        SELECT %s, value, (SELECT coalesce(max(sequence), 0) FROM search_latestchange) + key + 1
        FROM json_each(%s) WHERE true
        ON CONFLICT (kind, object_id) DO UPDATE SET sequence = excluded.sequence
    """,
    "postgresql": """
        INSERT INTO search_latestchange (kind, object_id, sequence)
        SELECT %s, value::bigint, pg_current_xact_id()::text::bigint
        FROM json_array_elements_text(%s::json)
        ON CONFLICT (kind, object_id) DO UPDATE SET sequence = excluded.sequence
    """,
}
_RAISE_ONE = {
    "sqlite": """
        INSERT INTO search_latestchange (kind, object_id, sequence)
        VALUES ('{kind}', {key}, (SELECT coalesce(max(sequence), 0) + 1 FROM search_latestchange))
        ON CONFLICT (kind, object_id) DO UPDATE SET sequence = excluded.sequence;
    """,
    "postgresql": """
        INSERT INTO search_latestchange (kind, object_id, sequence)
        VALUES ('{kind}', {key}, pg_current_xact_id()::text::bigint)
        ON CONFLICT (kind, object_id) DO UPDATE SET sequence = excluded.sequence;
    """,
}
_STANDING = {
    "sqlite": """
        SELECT position.sequence, newest, newest
        FROM (SELECT coalesce(max(sequence), 0) AS newest FROM search_latestchange)
        LEFT JOIN search_consumerposition AS position ON consumer = %s
    """,
    # All transactions below the oldest open one are over: nothing can appear there any more.
    "postgresql": """
        SELECT position.sequence, up_to, greatest(
            (SELECT max(sequence) FROM search_latestchange WHERE sequence <= up_to),
            (SELECT max(sequence) FROM search_latestchange
             WHERE sequence = pg_current_xact_id_if_assigned()::text::bigint),
            0)
        FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1 AS up_to) AS now
        LEFT JOIN search_consumerposition AS position ON consumer = %s
    """,
}


@dataclass(frozen=True)
class Standing:
    """How far an index has come: it has all up to `position`.

    Everything up to `up_to` has been written that ever will be; `newest` is the highest number in
    use that may be read now.
    """

    position: int
    up_to: int
    newest: int


def raise_to_top(kind: str, keys: Collection[int]) -> None:
    """Note, in the caller's transaction, that things changed. One statement, however many."""
    # In order, so that two transactions never wait for each other's rows in a circle.
    ordered = json.dumps(sorted(set(keys)))
    with connection.cursor() as cursor:
        cursor.execute(_RAISE[connection.vendor], [kind, ordered])


def statement_for_triggers(kind: str, *, key: str, vendor: str) -> str:
    """What `raise_to_top` does for one thing, as SQL of a trigger; `key` is said as "NEW.id"."""
    return _RAISE_ONE[vendor].format(kind=kind, key=key)


def now() -> Standing:
    """The standing of an index that has seen nothing."""
    return Standing(0, *_standing("")[1:])


def standing(consumer: str) -> Standing | None:
    """How far `consumer` has come; None when it is not known here, or ahead of the database.

    One query, asked at every search.
    """
    position, up_to, newest = _standing(consumer)
    return None if position is None or position > up_to else Standing(position, up_to, newest)


def _standing(consumer: str) -> tuple[int | None, int, int]:
    with connection.cursor() as cursor:
        cursor.execute(_STANDING[connection.vendor], [consumer])
        position, up_to, newest = cursor.fetchone()
    return position, up_to, newest


def changes_above(position: int, *, up_to: int, size: int) -> Iterator[list[LatestChange]]:
    """Changes above `position` that may be read now, lowest first, in lists of `size`."""
    after = Q(sequence__gt=position)
    while changes := list(_readable(up_to).filter(after).order_by("sequence", "pk")[:size]):
        yield changes
        last = changes[-1]
        # Things changed in one transaction have one number on PostgreSQL.
        after = Q(sequence__gt=last.sequence) | Q(sequence=last.sequence, pk__gt=last.pk)


def _readable(up_to: int) -> QuerySet[LatestChange]:
    finished = Q(sequence__lte=up_to)
    if connection.vendor == "postgresql":
        # Its own open transaction, too. That happens in tests alone, which live inside one;
        # drains refuse to run inside one.
        finished |= Q(sequence=RawSQL("pg_current_xact_id_if_assigned()::text::bigint", []))
    return LatestChange.objects.filter(finished)
