"""Erasing a member: the row stays and is emptied, so that what refers to it stays whole."""

from datetime import datetime, timedelta

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from community.adapters import signing_in
from community.adapters.admin import forget_in_admin
from community.models import Digest, JoinRequest, Member, Membership, Notice
from community.models.members import NAMELESS, SYSTEM_EMAIL
from community.operations.interests import empty_interests
from community.signals import member_erased

NOWHERE = "erased.invalid"  # no address ends so
ERASED = "Erased."


class ErasureRefusedError(Exception):
    """A member who is not erased; the sentence says why."""


@transaction.atomic
def erase_member(member: Member, *, at: datetime) -> None:
    """Take away who a member is: name, address, sign-in, roles, councils, notices, tokens.

    What they contributed stays, as by “Member”, and their votes go on counting. `at` is
    timezone-aware. It cannot be undone; once more changes nothing. Raises ErasureRefusedError for
    the site's own member.
    """
    if member.email == SYSTEM_EMAIL:
        raise ErasureRefusedError("This is the site’s own member. It is nobody.")
    address = member.email
    _empty(member)
    _end_memberships(member, at=at)
    _empty_requests(member, address)
    Notice.objects.filter(member=member).delete()
    Digest.objects.filter(member=member).delete()
    empty_interests(member)
    signing_in.forget_addresses(member)
    forget_in_admin(member)
    _end_sessions(member)
    member_erased.send(Member, member=member, at=at)


def _empty(member: Member) -> None:
    member.email = f"{member.uid}@{NOWHERE}"
    member.display_name = ""
    member.is_active = member.is_superuser = False
    member.last_login = None
    member.set_unusable_password()
    emptied = ["email", "display_name", "is_active", "is_superuser", "last_login", "password"]
    member.save(update_fields=emptied)
    member.groups.clear()
    member.user_permissions.clear()
    member.forget_roles()


def _end_memberships(member: Member, *, at: datetime) -> None:
    """End them today. One that began today or later never was."""
    today = timezone.localdate(at)
    held = Membership.objects.of(member).filter(Q(to_on__isnull=True) | Q(to_on__gt=today))
    held.filter(from_on__gte=today).delete()
    held.filter(from_on__lt=today).update(to_on=today, is_primary=False)


def _empty_requests(member: Member, address: str) -> None:
    """Requests to join: those that wait go, those that were answered forget whose they were."""
    own = JoinRequest.objects.filter(Q(member=member) | Q(email=address))
    own.filter(outcome="").delete()
    own.exclude(reason="").update(reason=ERASED)
    own.update(name=NAMELESS, email=member.email, council_name="")


def _end_sessions(member: Member) -> None:
    """What a session holds is signed, not searchable: each is opened."""
    later = timezone.now() - timedelta(days=1)
    for session in Session.objects.filter(expire_date__gt=later).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(member.pk):
            session.delete()
