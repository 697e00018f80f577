"""Accounts: opening one for somebody, its name, and requests that turn out to be its own."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from community.adapters import signing_in
from community.models import JoinRequest, Member


@transaction.atomic
def open_account(email: str, *, name: str, password: str | None, at: datetime) -> Member:
    """Make an approved member who may sign in at once: the operator vouches for the address.

    Without a password they sign in by code.
    """
    member = Member.objects.create_user(email, password, display_name=name, approved_at=at)
    signing_in.prove_address(member)
    return member


def rename_member(member: Member, *, name: str) -> None:
    """Change the name that stands beside what the member writes."""
    member.display_name = name
    member.save(update_fields=["display_name"])


def claim_requests(member: Member) -> None:
    """Connect waiting requests from the member's address, which they have just proven."""
    JoinRequest.objects.waiting().filter(email=member.email, member=None).update(member=member)


def letter_about(member: Member) -> dict[str, Any]:
    """What a letter needs to lead a member in: a link to set a password, and one without."""
    code_page = reverse("account_request_login_code")
    return {
        "name": str(member),
        "password_link": signing_in.password_link(member),
        "code_link": f"{settings.SITE_URL}{code_page}",
    }
