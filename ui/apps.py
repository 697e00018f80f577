"""How Django knows this package."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The design system: form templates, template tags, drawings. It knows no domain."""

    name = "ui"
