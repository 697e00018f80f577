"""How many rows each of our tables has."""

from django.apps import apps

from pages.operations.resetting import APPS


def rows_of_all_tables() -> dict[str, int]:
    """Name of each model that the demonstration fills -> its rows."""
    models = (model for label in APPS for model in apps.get_app_config(label).get_models())
    return {model._meta.label: model._base_manager.count() for model in models}
