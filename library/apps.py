"""How Django knows this package."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """The actions library: submitted, voted on, curated and found."""

    name = "library"

    def ready(self) -> None:
        """Say which triggers the library's tables have."""
        from community.triggers import register  # noqa: PLC0415  models are not loaded earlier
        from library.triggers import LIBRARY  # noqa: PLC0415  models are not loaded earlier

        register(self.label, LIBRARY)
