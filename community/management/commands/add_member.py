"""Open an approved account from a shell: how the first person of a new site comes to be."""

from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils import timezone

from community.models import Member
from community.operations.accounts import open_account


class Command(BaseCommand):
    """python manage.py add_member ann@example.org --name "Ann Price"."""

    help = (
        "Open an approved account and ask for its password. "
        'Example: python manage.py add_member ann@example.org --name "Ann Price"'
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take an address and a name."""
        parser.add_argument("email", help="the address to sign in with")
        parser.add_argument("--name", required=True, help="the name shown beside what they write")

    def handle(self, *, email: str, name: str, **_: Any) -> None:
        """Ask for a password, and open the account."""
        self._refuse_unusable(email)
        password = getpass("Password (at least 12 characters): ")
        try:
            validate_password(password, Member(email=email, display_name=name))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        open_account(email, name=name, password=password, at=timezone.now())
        self.stdout.write(f"{email} may sign in. Give a role with: python manage.py give_role")

    def _refuse_unusable(self, email: str) -> None:
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email} is no e-mail address.") from error
        if Member.objects.filter(email=email.lower()).exists():
            raise CommandError(f"{email} has an account already. Nothing was changed.")
