"""How Django knows this package."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Where a council stands: assessments, evidence and the calculator."""

    name = "assessments"

    def ready(self) -> None:
        """Say which triggers the tables have."""
        from assessments.triggers import ASSESSMENTS  # noqa: PLC0415  models are not loaded earlier
        from community import triggers  # noqa: PLC0415  likewise

        triggers.register(self.label, ASSESSMENTS)
