"""How Django knows this package."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Wagtail pages without a domain, statements, the component gallery and the demonstration."""

    name = "pages"
