"""How Django knows this package."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """The queue of proposed changes to the model."""

    name = "feedback"
