"""Empty the test database although its triggers refuse it, and put back what migrations made."""

from typing import Any

from django.apps import apps
from django.core.management.commands import flush
from django.db import connections

from community import receivers


class Command(flush.Command):
    """Django's flush between two steps of ours. Only tests know it: "tests" is their own app.

    Append-only tables refuse to be emptied, so the triggers go first and come back after. Rows that
    migrations made (root page, groups, permissions) are put back at once, so that no order of
    tests ever meets an empty house.
    """

    def handle(self, **options: Any) -> None:
        """Drop the triggers, flush, put the first rows back, make the triggers again."""
        using: str = options["database"]
        for app in apps.get_app_configs():
            receivers.drop_triggers(app, using)
        super().handle(**options)
        # Django keeps this text when tests ask for `serialized_rollback`, as conftest.py does.
        first_rows = getattr(connections[using], "_test_serialized_contents", None)
        if first_rows is not None and options.get("inhibit_post_migrate"):
            connections[using].creation.deserialize_db_from_string(first_rows)
        for app in apps.get_app_configs():
            receivers.create_triggers(app, using)
