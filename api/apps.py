"""How Django knows this package."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The platform over REST, versioned."""

    name = "api"
