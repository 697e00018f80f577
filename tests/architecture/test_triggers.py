"""The database's own list of triggers is the one which the apps' modules give."""

import pytest
from django.db import connection

from community.triggers import all_registered

ASKED = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": ("SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"),
}
# Wagtail makes these for the search of its own admin.
WAGTAILS_OWN = "wagtailsearch_"
# PostgreSQL cuts a name after 63 bytes, in silence; then two could be one.
LONGEST_NAME = 63


@pytest.mark.django_db
def test_the_database_has_the_triggers_which_the_apps_list() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ASKED[connection.vendor])
        rows = cursor.fetchall()

    found = sorted((name, table) for name, table in rows if not table.startswith(WAGTAILS_OWN))
    assert found == sorted((one.name, one.table) for one in all_registered())


def test_each_name_is_used_once() -> None:
    names = [one.name for one in all_registered()]

    assert sorted(names) == sorted(set(names))


def test_each_name_fits_every_database() -> None:
    assert [one.name for one in all_registered() if len(one.name) > LONGEST_NAME] == []


def test_what_refuses_to_be_deleted_refuses_to_be_replaced() -> None:
    """SQLite's INSERT OR REPLACE deletes a row without asking the trigger about deletions."""
    kept = {one.table for one in all_registered() if one.name.endswith("_refuses_delete")}
    refusing = {one.table for one in all_registered() if "_refuses_replacement" in one.name}

    assert kept - refusing == set()
