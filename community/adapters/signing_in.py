"""django-allauth, which signs people up and in: what it asks of us, and what we ask of it."""

from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import reverse

from community.adapters.mail import send_mail
from community.models import Member

LETTERS = "account/email/"


class AccountAdapter(DefaultAccountAdapter):
    """Anybody may sign up. The account may read; a moderator lets it do more."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  allauth asks so
        """Take everybody: an account before approval may read, nothing else."""
        return True

    def save_user(
        self, request: HttpRequest, user: Member, form: BaseForm, commit: bool = True
    ) -> Member:
        """Keep the name together with what allauth keeps."""
        user.display_name = form.cleaned_data.get("name", "")
        saved: Member = super().save_user(request, user, form, commit)
        return saved

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send our letter of the same name: "account/email/login_code" is emails/account/…."""
        name = template_prefix.removeprefix(LETTERS)
        send_mail(f"account/{name}", to=email, about={"email": email, **context})


def note_address(member: Member) -> None:
    """Let allauth know the member's address, proven or not. Does nothing the second time."""
    EmailAddress.objects.get_or_create(
        user=member, email=member.email, defaults={"primary": True, "verified": False}
    )


def prove_address(member: Member) -> None:
    """Say that the member's address is theirs, without a letter: the operator vouches for it."""
    EmailAddress.objects.update_or_create(
        user=member, email=member.email, defaults={"primary": True, "verified": True}
    )


def prove_only_address(member: Member) -> None:
    """Say the same because they used a link from a letter; only one place it can have gone to."""
    known = EmailAddress.objects.filter(user=member)
    if list(known.values_list("email", flat=True)) == [member.email]:
        known.update(verified=True)


def is_address_proven(member: Member) -> bool:
    """Whether somebody has read a letter at the member's address."""
    proven = EmailAddress.objects.filter(user=member, email=member.email, verified=True)
    return bool(proven.exists())


def password_link(member: Member) -> str:
    """Give the address at which the member sets a password, once and for three days."""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(member)
    place = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(member), "key": key},
    )
    return f"{settings.SITE_URL}{place}"


def forget_addresses(member: Member) -> None:
    """Take away every address that allauth keeps for a member, proven or not."""
    EmailAddress.objects.filter(user=member).delete()
