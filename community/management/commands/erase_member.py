"""Erase a member who asked for it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from community.models import Member
from community.operations.erasure import ErasureRefusedError, erase_member


class Command(BaseCommand):
    """python manage.py erase_member ann@example.org."""

    help = (
        "Take away who a member is; what they contributed stays without their name. "
        "It cannot be undone. Example: python manage.py erase_member ann@example.org"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whom."""
        parser.add_argument("email", help="the address the member signs in with")

    def handle(self, *, email: str, **_: Any) -> None:
        """Erase, and say what is left."""
        member = Member.objects.filter(email=email.lower()).order_by("pk").first()
        if member is None:
            raise CommandError(f"No account has the address {email}. Check its spelling.")
        try:
            erase_member(member, at=timezone.now())
        except ErasureRefusedError as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(
            f"{email} is erased. Votes and contributions stay, without a name. Backups that were "
            "made before still have it: keep them no longer than you said."
        )
