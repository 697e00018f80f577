"""How Django knows this package."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Finding by words and facets, the same on every engine."""

    name = "search"
