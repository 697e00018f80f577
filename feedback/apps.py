"""How Django knows this package."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """The queue of proposed changes to the model."""

    name = "feedback"

    def ready(self) -> None:
        """Say which triggers the tables of proposals have, and hear of bans and releases."""
        from community import triggers  # noqa: PLC0415  models are not loaded earlier
        from community.signals import ban_lifted, member_banned  # noqa: PLC0415  likewise
        from feedback import receivers  # noqa: PLC0415  likewise
        from feedback.triggers import FEEDBACK  # noqa: PLC0415  likewise
        from model_releases import signals  # noqa: PLC0415  likewise

        triggers.register(self.label, FEEDBACK)
        for signal, receiver in (
            (member_banned, receivers.leave_votes_out),
            (ban_lifted, receivers.take_votes_in),
            (signals.links_asked, receivers.links_to_proposals),
            (signals.release_frozen, receivers.roll_in),
            (signals.credits_asked, receivers.tell_release_notes),
            (signals.faults_asked, receivers.tell_open_calls),
        ):
            signal.connect(receiver, dispatch_uid=f"feedback.{receiver.__name__}")
