"""Councils, accounts and tags of the demonstration. Each function adds what is not there yet."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify

from community.models import Council, Member, Membership
from community.models.members import Role
from community.operations.accounts import open_account
from community.operations.roles import give_role
from library.models import Tag
from pages.demonstration import Account, CouncilEntry, TagEntry


def add_councils(entries: list[CouncilEntry]) -> None:
    """Add the imaginary councils, then say who follows whom."""
    for entry in entries:
        Council.objects.update_or_create(
            slug=entry.slug,
            defaults={
                "name": entry.name,
                "kind": entry.kind,
                "is_illustrative": True,
                "ended_on": entry.ended_on,
            },
        )
    for entry in entries:
        if entry.successor:
            successor = Council.objects.get(slug=entry.successor)
            Council.objects.filter(slug=entry.slug).update(successor=successor)


def add_account(account: Account, *, by: Member, at: datetime) -> None:
    """Open an account with the public password, its roles and its council."""
    if Member.objects.filter(email=account.email).exists():
        return
    member = open_account(
        account.email,
        name=account.display_name,
        password=settings.DEMONSTRATION_PASSWORD,
        at=at,
    )
    for role in account.roles:
        give_role(member, Role(role), by=by, at=at)
    if account.council:
        Membership.objects.create(
            member=member,
            council=Council.objects.get(slug=account.council),
            role=account.council_role,
            from_on=at.date(),
        )


def person(name: str, *, since: datetime) -> Member:
    """Who writes under a name: an account's, or a role with its council ("Web officer, Dunsporth").

    Somebody who is not there yet has been a member, and written for the council, `since` then.
    Nobody signs in as them: they have no password.
    """
    known = Member.objects.filter(email__endswith="demo.invalid", display_name=name)
    member = known.order_by("pk").first()  # one at most: accounts and roles have names of their own
    if member:
        return member
    email = f"{slugify(name)}@people.demo.invalid"
    member = open_account(email, name=name, password=None, at=since)
    council = Council.objects.filter(slug=slugify(name.rpartition(", ")[2])).first()
    if council:
        Membership.objects.create(
            member=member,
            council=council,
            role=Membership.Role.EDITOR,
            from_on=timezone.localdate(since),
            to_on=council.ended_on,
        )
    return member


def lead(name: str, *, since: datetime) -> Member:
    """The person of that name, who signs and publishes for the council they belong to."""
    member = person(name, since=since)
    Membership.objects.of(member).update(role=Membership.Role.LEAD)
    return member


def add_tags(entries: list[TagEntry], *, by: Member, at: datetime) -> None:
    """Add the stewarded tags, approved; one that is there stays as curators left it."""
    for entry in entries:
        Tag.objects.get_or_create(
            slug=entry.slug,
            defaults={
                "name": entry.slug,
                "meaning": entry.meaning,
                "synonyms": entry.synonyms,
                "approved_by": by,
                "approved_at": at,
            },
        )
