"""How Django knows this package."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Finding by words and facets, the same on every engine."""

    name = "search"

    def ready(self) -> None:
        """Bring the client of a search server in, if one is named, before anybody waits for it."""
        from search import registry  # noqa: PLC0415  it has models, which come first

        registry.server_engine()
