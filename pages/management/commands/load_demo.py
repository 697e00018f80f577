"""`load_demo`: bring the demonstration, once or again."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from pages.operations.loading import (
    OtherContentError,
    is_empty,
    load_demonstration,
)
from pages.operations.resetting import PeoplesContentError, reset_demonstration


class Command(BaseCommand):
    """Load the demonstration through the operations that everybody's input goes through."""

    help = (
        "Load the demonstration: two releases of a model, a library of actions, proposals, eight "
        "imaginary councils with assessments and plans, and accounts to sign in with. "
        "Run again, it adds only what is missing. "
        "Example: python manage.py load_demo --reset"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the one way to begin anew, and the one to leave a site in use alone."""
        parser.add_argument(
            "--reset", action="store_true", help="take an older demonstration away whole first"
        )
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when the site has a model"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load, and say what there is and whom to sign in as."""
        _refuse_where_others_come_in()
        try:
            if options["reset"]:
                reset_demonstration()
            if not options["if_empty"] or is_empty():
                loaded = load_demonstration(settings.DEMONSTRATION_DIR)
                self.stdout.write(
                    f"Loaded {loaded.releases} releases, {loaded.actions} actions, "
                    f"{loaded.proposals} proposals, {loaded.councils} councils and "
                    f"{loaded.plans} plans."
                )
        except (OtherContentError, PeoplesContentError) as error:
            raise CommandError(str(error)) from error
        self._say_accounts()

    def _say_accounts(self) -> None:
        self.stdout.write(
            f"\nSign in with the password “{settings.DEMONSTRATION_PASSWORD}” as\n"
            "  member@demo.invalid               proposes and votes\n"
            "  curator@demo.invalid              lists actions\n"
            "  maintainer@demo.invalid           prepares releases, with second-maintainer@\n"
            "  moderator@demo.invalid            lets people in\n"
            "  operator@demo.invalid             gives roles\n"
            "  editor.larkenmoor@demo.invalid    works for a council, as lead.larkenmoor@ does"
        )


def _refuse_where_others_come_in() -> None:
    """Accounts with a public password have no place on a site that others reach."""
    from_outside = set(settings.ALLOWED_HOSTS) - {"localhost", "127.0.0.1", "[::1]", "testserver"}
    if from_outside and not settings.DEBUG:
        raise CommandError(
            "The demonstration's accounts have a public password, and ALLOWED_HOSTS lets others "
            "in. Leave ALLOWED_HOSTS out to look at the demonstration on this machine."
        )
