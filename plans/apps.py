"""How Django knows this package."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Where a council wants to be and how: targets, plans and gaps."""

    name = "plans"
