"""How Django knows this package."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class CommunityConfig(AppConfig):
    """People: members, councils, votes, discussion and the audit trail."""

    name = "community"

    def ready(self) -> None:
        """Keep triggers and role groups in step with the tables, and hear of proven addresses."""
        # Models are not loaded earlier.
        from allauth.account.signals import email_confirmed, password_reset  # noqa: PLC0415

        from community import receivers, triggers  # noqa: PLC0415

        triggers.register(self.label, triggers.COMMUNITY)
        pre_migrate.connect(receivers.drop_triggers, dispatch_uid="drop_triggers")
        post_migrate.connect(receivers.create_triggers, dispatch_uid="create_triggers")
        post_migrate.connect(receivers.make_role_groups, sender=self, dispatch_uid="role_groups")
        email_confirmed.connect(receivers.claim_requests, dispatch_uid="claim_requests")
        password_reset.connect(receivers.prove_address, dispatch_uid="prove_address")
