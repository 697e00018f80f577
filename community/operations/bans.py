"""Banning: the account stops at once and its votes no longer count; lifting gives both back."""

from datetime import datetime

from django.db import transaction

from community.models import Member, MemberEvent
from community.operations.counting import count_votes_of


class RoleHolderError(Exception):
    """Who holds a site-wide role is not banned: an operator takes the role first."""


class BanUnchangedError(Exception):
    """The member is banned already, or is not banned."""


@transaction.atomic
def ban_member(member: Member, *, why: str, by: Member, at: datetime) -> None:
    """End the member's sign-ins and sessions, and stop counting their votes.

    Raises RoleHolderError or BanUnchangedError, and changes nothing.
    """
    if member.groups.exists():
        raise RoleHolderError(member)
    _switch(member, is_active=False)
    MemberEvent.objects.create(member=member, what=MemberEvent.What.BANNED, why=why, by=by, at=at)
    count_votes_of(member, counted=False)


@transaction.atomic
def lift_ban(member: Member, *, why: str, by: Member, at: datetime) -> None:
    """Let the member sign in again and count their votes. Raises BanUnchangedError."""
    _switch(member, is_active=True)
    lifted = MemberEvent.What.BAN_LIFTED
    MemberEvent.objects.create(member=member, what=lifted, why=why, by=by, at=at)
    count_votes_of(member, counted=True)


def _switch(member: Member, *, is_active: bool) -> None:
    changed = Member.objects.filter(pk=member.pk, is_active=not is_active)
    if not changed.update(is_active=is_active):
        raise BanUnchangedError(member)
    member.is_active = is_active
