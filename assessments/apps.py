"""How Django knows this package."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Where a council stands: assessments, evidence and the calculator."""

    name = "assessments"

    def ready(self) -> None:
        """Say which triggers the tables have, and hear of new releases."""
        from assessments.news import NEWS  # noqa: PLC0415  likewise
        from assessments.receivers import tell_of_release  # noqa: PLC0415  likewise
        from assessments.triggers import ASSESSMENTS  # noqa: PLC0415  likewise
        from community import news, triggers  # noqa: PLC0415  models are not loaded earlier
        from model_releases.signals import release_frozen  # noqa: PLC0415  likewise

        triggers.register(self.label, ASSESSMENTS)
        news.register(*NEWS)
        release_frozen.connect(tell_of_release, dispatch_uid="offer_carry_over")
