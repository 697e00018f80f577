"""Many plain rows at once, ten times as fast as making an object of each."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Model

_RESERVE = {
    # Writers come one after another, so nobody takes these numbers before we use them.
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s) "
    "SELECT i + coalesce((SELECT seq FROM sqlite_sequence WHERE name = %s), 0) FROM n",
    "postgresql": "SELECT nextval(pg_get_serial_sequence(name, 'id')) "
    "FROM (SELECT generate_series(1, %s), %s AS name) AS n",
}


def reserve_keys(model: type[Model], count: int) -> list[int]:
    """Keys that only the transaction in progress will give to rows of `model`."""
    with connection.cursor() as cursor:
        cursor.execute(_RESERVE[connection.vendor], [count, model._meta.db_table])
        return [row[0] for row in cursor.fetchall()][:count]


def insert_rows(
    model: type[Model],
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    alike: Mapping[str, Any] | None = None,
) -> None:
    """Insert rows whose values stand in the order of the fields `names`; no object, no signal.

    `alike` are the fields which all rows have in common. Values are as models have them.
    """
    fields = {field.name: field for field in model._meta.concrete_fields}
    common = {
        name: fields[name].get_db_prep_save(value, connection)
        for name, value in (alike or {}).items()
    }
    columns = [connection.ops.quote_name(str(fields[n].column)) for n in (*names, *common)]
    marks = ", ".join(["%s"] * len(columns))
    table = connection.ops.quote_name(model._meta.db_table)
    shared = tuple(common.values())
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})",  # noqa: S608  our names
            [(*map(_plain, row), *shared) for row in rows],
        )


def _plain(value: Any) -> Any:
    """Lists as JSON and days as text: what both databases take for such columns."""
    if isinstance(value, list):
        return json.dumps(value)
    return value.isoformat() if isinstance(value, date) else value
