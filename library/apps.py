"""How Django knows this package."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """The actions library: submitted, voted on, curated and found."""

    name = "library"
