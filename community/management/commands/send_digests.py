"""`send_digests`: one letter a day to those who chose that, with their unread notices."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from community.operations.digests import DigestsRunningError, send_digests


class Command(BaseCommand):
    """Safe to run again: a notice is in one letter only, and nobody gets two a day."""

    help = (
        "Send each member who chose one letter a day their unread notices. Run it once a day. "
        "Example: python manage.py send_digests"
    )

    def handle(self, **_: Any) -> None:
        """Send, and say how many letters left."""
        try:
            sent = send_digests(at=timezone.now())
        except DigestsRunningError as error:
            raise CommandError(str(error)) from error
        said = "1 letter sent." if sent.letters == 1 else f"{sent.letters} letters sent."
        if sent.failed:
            raise CommandError(
                f"{said} {sent.failed} not taken by the mail server: the log says why. They are "
                "sent by the next run."
            )
        self.stdout.write(said)
