"""SQLite's way round a trigger: a row written over the one that has its key."""

from django.db import connection, models


def replace_first(model: type[models.Model], **otherwise: str) -> None:
    """Write the first row again over whatever is in its way, with the SQL in `otherwise`.

    A test which does so says `only_on("sqlite")`: no other database has INSERT OR REPLACE.
    """
    table = model._meta.db_table
    columns = [str(field.column) for field in model._meta.concrete_fields]
    values = [otherwise.get(column, column) for column in columns]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) "
            f"SELECT {', '.join(values)} FROM {table} ORDER BY id LIMIT 1"
        )
