"""How Django knows this package."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """The queue of proposed changes to the model."""

    name = "feedback"

    def ready(self) -> None:
        """Say which triggers the tables of proposals have, and be heard when releases are made."""
        from community import news, triggers  # noqa: PLC0415  models are not loaded earlier
        from community.operations import counting  # noqa: PLC0415  likewise
        from community.signals import member_erased  # noqa: PLC0415  likewise
        from feedback import receivers  # noqa: PLC0415  likewise
        from feedback.news import NEWS  # noqa: PLC0415  likewise
        from feedback.operations.voting import PROPOSALS  # noqa: PLC0415  likewise
        from feedback.triggers import FEEDBACK  # noqa: PLC0415  likewise
        from model_releases import signals  # noqa: PLC0415  likewise

        triggers.register(self.label, FEEDBACK)
        counting.register(PROPOSALS)
        news.register(*NEWS)
        for signal, receiver in (
            (member_erased, receivers.forget_credits),
            (signals.links_asked, receivers.links_to_proposals),
            (signals.release_frozen, receivers.roll_in),
            (signals.credits_asked, receivers.tell_release_notes),
            (signals.faults_asked, receivers.tell_open_calls),
        ):
            signal.connect(receiver, dispatch_uid=f"feedback.{receiver.__name__}")
