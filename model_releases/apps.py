"""How Django knows this package."""

from django.apps import AppConfig


class ModelReleasesConfig(AppConfig):
    """The model under editorial control: frozen releases and how they differ."""

    name = "model_releases"

    def ready(self) -> None:
        """Say which triggers the database keeps for our tables."""
        from community.triggers import register  # noqa: PLC0415  models are not loaded earlier
        from model_releases.triggers import MODEL_RELEASES  # noqa: PLC0415  the same

        register(self.label, MODEL_RELEASES)
