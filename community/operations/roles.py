"""Giving and taking site-wide roles: by an operator on the desk, or by command."""

from datetime import datetime

from django.contrib.auth.models import Group
from django.db import transaction

from community.models import Member, MemberEvent
from community.models.members import Role


class NotAMemberError(Exception):
    """Only an approved member, who is not banned, may hold a role."""


class RoleUnchangedError(Exception):
    """The member holds the role already, or does not hold it."""


@transaction.atomic
def give_role(member: Member, role: Role, *, by: Member, at: datetime) -> None:
    """Give a site-wide role. Raises NotAMemberError or RoleUnchangedError, and changes nothing."""
    if not member.is_approved:
        raise NotAMemberError(member)
    if member.groups.filter(name=role.value).exists():
        raise RoleUnchangedError(member)
    member.groups.add(Group.objects.get(name=role.value))
    member.forget_roles()
    given = MemberEvent.What.ROLE_GIVEN
    MemberEvent.objects.create(member=member, what=given, role=role, by=by, at=at)


@transaction.atomic
def take_role(member: Member, role: Role, *, by: Member, at: datetime) -> None:
    """Take a site-wide role away. Raises RoleUnchangedError, and changes nothing."""
    if not member.groups.filter(name=role.value).exists():
        raise RoleUnchangedError(member)
    member.groups.remove(Group.objects.get(name=role.value))
    member.forget_roles()
    taken = MemberEvent.What.ROLE_TAKEN
    MemberEvent.objects.create(member=member, what=taken, role=role, by=by, at=at)
