"""How Django knows this package."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Where a council stands: assessments, evidence and the calculator."""

    name = "assessments"
