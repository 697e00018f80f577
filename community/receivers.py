"""What the community hears from Django and allauth: migrations, and addresses proven."""

from typing import Any

from allauth.account.models import EmailAddress
from django.apps import AppConfig
from django.contrib.auth.models import Group, Permission
from django.db import connections

from community import triggers
from community.adapters import signing_in
from community.models import Member
from community.models.members import Role
from community.operations import accounts


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


def claim_requests(email_address: EmailAddress, **_: Any) -> None:
    """Hear from allauth that somebody has proven an address: what was asked from it is theirs."""
    accounts.claim_requests(email_address.user)


def prove_address(user: Member, **_: Any) -> None:
    """Hear from allauth that somebody has used a link from a letter: they read that letter."""
    signing_in.prove_only_address(user)
