"""How Django knows the top of the house: so that `check` hears of half-made setups."""

from django.apps import AppConfig


class SetupConfig(AppConfig):
    """Start-up checks, and reports to Sentry where the operator asked for them."""

    name = "config"

    def ready(self) -> None:
        """Register the checks; report errors if SENTRY_DSN says where."""
        from config import checks, reporting  # noqa: F401, PLC0415  settings are not read earlier

        reporting.report_errors()
