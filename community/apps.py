"""How Django knows this package."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class CommunityConfig(AppConfig):
    """People: members, councils, votes, discussion and the audit trail."""

    name = "community"

    def ready(self) -> None:
        """Keep the database's triggers in step with its tables."""
        from community import receivers, triggers  # noqa: PLC0415  models are not loaded earlier

        triggers.register(self.label, triggers.COMMUNITY)
        pre_migrate.connect(receivers.drop_triggers, dispatch_uid="drop_triggers")
        post_migrate.connect(receivers.create_triggers, dispatch_uid="create_triggers")
        post_migrate.connect(receivers.make_role_groups, sender=self, dispatch_uid="role_groups")
