"""What the community hears from Django and allauth: migrations, and addresses proven."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.models import Group, Permission
from django.db import connections

from community import triggers
from community.models.members import Role


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


def make_role_groups(using: str, **_: Any) -> None:
    """Make the groups behind the site-wide roles. They open the admin's door and nothing else."""
    doors = Permission.objects.using(using).filter(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    for role in Role:
        group, _is_new = Group.objects.using(using).get_or_create(name=role.value)
        group.permissions.set(doors)
