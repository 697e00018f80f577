"""Give a member a site-wide role from a shell: how the first moderator comes to be."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from community.models import Member
from community.models.members import Role
from community.operations.roles import NotAMemberError, RoleUnchangedError, give_role

NAMES = {role.name.lower(): role for role in Role}


class Command(BaseCommand):
    """python manage.py give_role ann@example.org moderator."""

    help = (
        "Give an approved member a role: curator, maintainer, moderator or operator. "
        "Example: python manage.py give_role ann@example.org moderator"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whom, and which role."""
        parser.add_argument("email", help="the address the member signs in with")
        parser.add_argument("role", choices=sorted(NAMES), help="the role to give")

    def handle(self, *, email: str, role: str, **_: Any) -> None:
        """Give the role, noted as done by the site's own member."""
        member = Member.objects.filter(email=email.lower()).first()
        if member is None:
            raise CommandError(f"No account has the address {email}. Check its spelling.")
        named = f"an {role}" if NAMES[role] == Role.OPERATOR else f"a {role}"
        try:
            give_role(member, NAMES[role], by=Member.objects.system(), at=timezone.now())
        except NotAMemberError as error:
            raise CommandError(
                f"{email} is not an approved member. Let a moderator approve the account first, "
                "or open one with: python manage.py add_member"
            ) from error
        except RoleUnchangedError as error:
            raise CommandError(f"{email} is {named} already. Nothing was changed.") from error
        self.stdout.write(f"{email} is now {named}.")
