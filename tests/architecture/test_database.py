"""What the database holds is what the code says: tables, and keys that protect."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from community.models import Member
from community.triggers import registered
from tests.architecture.sources import PACKAGES

OURS = [model for model in apps.get_models() if model._meta.app_label in PACKAGES]


def _keys_of(model: type[models.Model]) -> list[models.ForeignKey[models.Model, models.Model]]:
    return [field for field in model._meta.local_fields if isinstance(field, models.ForeignKey)]


@pytest.mark.django_db
def test_the_tables_are_those_of_the_models() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_member_is_deleted_while_something_names_them(model: type[models.Model]) -> None:
    to_members = [key for key in _keys_of(model) if issubclass(key.related_model, Member)]

    assert [key.name for key in to_members if key.remote_field.on_delete != models.PROTECT] == []


def _binds_nothing(key: models.ForeignKey[models.Model, models.Model]) -> bool:
    """To a row of Wagtail's which may be thrown away, while what happened to it stays on record."""
    is_bound = key.db_constraint  # type: ignore[attr-defined]  # django-stubs leave it out
    return not is_bound and key.related_model._meta.app_label == "wagtailcore"


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
        if key.remote_field.on_delete != models.PROTECT and not _binds_nothing(key)
    ]

    assert append_only >= {"community_memberevent"}
    assert loose == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_order_hides_in_a_model(model: type[models.Model]) -> None:
    assert not model._meta.ordering
