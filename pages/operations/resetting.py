"""Taking the demonstration away whole, and nothing that people added."""

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from community.models import Member
from community.models.members import SYSTEM_EMAIL
from community.receivers import create_triggers, drop_triggers

APPS = (
    *("plans", "assessments", "feedback", "library"),
    *("model_releases", "community", "search", "account"),
)


class PeoplesContentError(Exception):
    """Somebody has used the site for more than looking: there is something to lose."""


def reset_demonstration() -> None:
    """Empty every table that the demonstration fills, in one transaction.

    Raises PeoplesContentError, and removes nothing, when there are members who are not its own,
    or when something in the admin refers to one of its accounts.
    """
    others = Member.objects.exclude(email__endswith="demo.invalid").exclude(email=SYSTEM_EMAIL)
    if others.exists():
        raise PeoplesContentError(
            f"{others.count()} people have joined this site. A demonstration is only replaced "
            "where nobody else is: use another DATA_DIR or DATABASE_URL."
        )
    try:
        with transaction.atomic():
            _empty_tables()
    except IntegrityError as error:
        raise PeoplesContentError(
            "Pages or files in the admin were made by a demonstration account. Remove them "
            "there first, or use another DATA_DIR."
        ) from error


def _empty_tables() -> None:
    """Delete the rows; keys are checked at the end, so the order does not matter."""
    configs = [apps.get_app_config(label) for label in APPS]
    for config in configs:
        drop_triggers(sender=config, using=connection.alias)
    with connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608  our own tables' names
    for config in configs:
        create_triggers(sender=config, using=connection.alias)


def _tables() -> list[str]:
    found: list[type[models.Model]] = []
    for label in APPS:
        found += apps.get_app_config(label).get_models(include_auto_created=True)
    return [model._meta.db_table for model in found]
