"""How Django knows this package."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Finding by words and facets, the same on every engine."""

    name = "search"

    def ready(self) -> None:
        """Let `check` speak about search."""
        from search import checks  # noqa: F401, PLC0415  registers itself, once apps are ready
