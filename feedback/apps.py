"""How Django knows this package."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """The queue of proposed changes to the model."""

    name = "feedback"

    def ready(self) -> None:
        """Say which triggers the tables of proposals have, and hear of bans."""
        from community import triggers  # noqa: PLC0415  models are not loaded earlier
        from community.signals import ban_lifted, member_banned  # noqa: PLC0415  likewise
        from feedback import receivers  # noqa: PLC0415  likewise
        from feedback.triggers import FEEDBACK  # noqa: PLC0415  likewise
        from model_releases.signals import links_asked  # noqa: PLC0415  likewise

        triggers.register(self.label, FEEDBACK)
        member_banned.connect(receivers.leave_votes_out, dispatch_uid="leave_votes_out")
        links_asked.connect(receivers.links_to_proposals, dispatch_uid="links_to_proposals")
        ban_lifted.connect(receivers.take_votes_in, dispatch_uid="take_votes_in")
