"""What the community hears from Django: a migrate begins, a migrate has ended."""

from typing import Any

from django.apps import AppConfig
from django.db import connections

from community import triggers


def drop_triggers(sender: AppConfig, using: str, **_: Any) -> None:
    """Take the sender's triggers away before its tables may be remade."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for trigger in triggers.registered(sender.label):
            if trigger.table in tables:
                cursor.execute(trigger.removal(connection.vendor))


def create_triggers(sender: AppConfig, using: str, **_: Any) -> None:
    """Make the sender's triggers again, on the tables as they are now."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for trigger in triggers.registered(sender.label):
            if trigger.table not in tables:
                continue  # a migrate to an older state, before the table was made
            cursor.execute(trigger.removal(connection.vendor))
            for statement in trigger.creation(connection.vendor):
                cursor.execute(statement)
