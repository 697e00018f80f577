"""`check_links`: see whether the addresses in listed actions answer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from library.adapters.links import SECONDS, Links
from library.operations.links import check_links


class Command(BaseCommand):
    """Polite: one request at a time a host, a second between, 30 seconds a host and run."""

    help = (
        "Look at the addresses in listed actions, and keep which of them do not answer. "
        "Example: python manage.py check_links --limit 500"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which options there are."""
        parser.add_argument("--limit", type=int, help="look at so many, the longest unseen first")
        parser.add_argument(
            "--timeout", type=float, default=SECONDS, help="seconds for one request, up to 30"
        )

    def handle(self, *, limit: int | None, timeout: float, **_: Any) -> None:
        """Look, and say how many fail."""
        if limit is not None and limit < 1:
            raise CommandError("--limit needs a number of addresses, 1 or more.")
        if not 0 < timeout <= 30:  # a host's whole budget
            raise CommandError("--timeout needs seconds, more than 0 and up to 30.")
        done = check_links(Links(seconds=timeout), limit=limit, at=timezone.now())
        self.stdout.write(
            f"Looked at {done.looked_at}: {done.failing} do not answer. {done.left} left for the "
            "next run."
        )
