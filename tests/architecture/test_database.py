"""What the database holds is what the code says: tables, triggers, and keys that protect."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

from community.models import Member
from community.triggers import all_registered, registered
from tests.architecture.sources import PACKAGES

TRIGGERS_IN = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT DISTINCT event_object_table, trigger_name "
    "FROM information_schema.triggers",
}
OURS = [model for model in apps.get_models() if model._meta.app_label in PACKAGES]


def _keys_of(model: type[models.Model]) -> list[models.ForeignKey[models.Model, models.Model]]:
    return [field for field in model._meta.local_fields if isinstance(field, models.ForeignKey)]


@pytest.mark.django_db
def test_the_tables_are_those_of_the_models() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_our_tables_have_the_triggers_that_the_apps_register_and_no_others() -> None:
    ours = {model._meta.db_table for model in OURS}
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS_IN[connection.vendor])
        there = sorted(name for table, name in cursor.fetchall() if table in ours)

    assert there == sorted(trigger.name for trigger in all_registered())


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_member_is_deleted_while_something_names_them(model: type[models.Model]) -> None:
    to_members = [key for key in _keys_of(model) if issubclass(key.related_model, Member)]

    assert [key.name for key in to_members if key.remote_field.on_delete != models.PROTECT] == []


def test_append_only_rows_hold_what_they_name() -> None:
    append_only = {
        trigger.table
        for app in PACKAGES
        for trigger in registered(app)
        if trigger.name == f"{trigger.table}_refuses_delete" and " WHEN " not in trigger.sqlite
    }
    loose = [
        f"{model._meta.label}.{key.name}"
        for model in OURS
        if model._meta.db_table in append_only
        for key in _keys_of(model)
        if key.remote_field.on_delete != models.PROTECT
    ]

    assert append_only >= {"community_memberevent"}
    assert loose == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_order_hides_in_a_model(model: type[models.Model]) -> None:
    assert not model._meta.ordering
