"""How Django knows this package."""

from django.apps import AppConfig


class ModelReleasesConfig(AppConfig):
    """The model under editorial control: frozen releases and how they differ."""

    name = "model_releases"
