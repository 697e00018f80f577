"""How Django knows this package."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Where a council wants to be and how: targets, plans and gaps."""

    name = "plans"

    def ready(self) -> None:
        """Say which triggers the tables have, and listen for new releases."""
        from assessments.signals import (  # noqa: PLC0415  as the next line
            assessment_carried,
            targets_asked,
        )
        from community import news, triggers  # noqa: PLC0415  models are not loaded earlier
        from model_releases.signals import release_frozen  # noqa: PLC0415  likewise
        from plans.news import NEWS  # noqa: PLC0415  likewise
        from plans.receivers import (  # noqa: PLC0415  likewise
            on_assessment_carried,
            on_release_frozen,
            targets_of_council,
        )
        from plans.triggers import PLANS  # noqa: PLC0415  likewise

        triggers.register(self.label, PLANS)
        news.register(*NEWS)
        release_frozen.connect(on_release_frozen, dispatch_uid="plans.on_release_frozen")
        assessment_carried.connect(on_assessment_carried, dispatch_uid="plans.on_carried")
        targets_asked.connect(targets_of_council, dispatch_uid="plans.targets_of_council")
