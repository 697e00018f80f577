"""How Django knows this package."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The platform over REST, versioned."""

    name = "api"

    def ready(self) -> None:
        """Be heard when a member is erased."""
        from api import receivers  # noqa: PLC0415  models are not loaded earlier
        from community.signals import member_erased  # noqa: PLC0415  likewise

        member_erased.connect(receivers.forget_programs, dispatch_uid="api.forget_programs")
