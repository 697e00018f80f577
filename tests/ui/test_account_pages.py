"""Every page of allauth comes in our frame and our words, with one heading."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from community.models import Member

pytestmark = pytest.mark.django_db
HEADING = r'<h1 class="govuk-heading-xl">(.*?)</h1>'

SIGNED_OUT = {
    "account_login": "Sign in",
    "account_request_login_code": "Sign in with a code",
    "account_signup": "Sign up",
    "account_reset_password": "Set a new password",
    "account_reset_password_done": "Look at your e-mail",
    "account_reset_password_from_key_done": "Your password is changed",
    "account_inactive": "This account is closed",
}
SIGNED_IN = {
    "account_email": "Your e-mail",
    "account_change_password": "Change your password",
    "account_logout": "Sign out",
}


def headings(client: Client, address: str) -> list[str]:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    return re.findall(HEADING, answer.content.decode())


@pytest.mark.parametrize("name", SIGNED_OUT)
def test_a_page_for_those_signed_out_has_our_heading(client: Client, name: str) -> None:
    assert headings(client, reverse(name)) == [SIGNED_OUT[name]]


@pytest.mark.parametrize("name", SIGNED_IN)
def test_a_page_of_ones_own_account_has_our_heading(
    client: Client, member: Member, name: str
) -> None:
    client.force_login(member)
    member.set_password("a long enough password")
    member.save()
    client.force_login(member)

    assert headings(client, reverse(name)) == [SIGNED_IN[name]]


def test_a_member_without_a_password_may_set_one(client: Client, member: Member) -> None:
    member.set_unusable_password()
    member.save()
    client.force_login(member)

    assert headings(client, reverse("account_set_password")) == ["Set a password"]


def test_a_link_that_is_too_old_says_what_to_do(client: Client) -> None:
    reset = reverse("account_reset_password_from_key", args=["1", "2-bad"])

    assert headings(client, reset) == ["This link no longer works"]


def test_a_code_is_asked_for_and_entered(client: Client, member: Member) -> None:
    asked = client.post(reverse("account_request_login_code"), {"email": member.email}, follow=True)

    assert re.findall(HEADING, asked.content.decode()) == ["Enter your code"]
    wrong = client.post(reverse("account_confirm_login_code"), {"code": "WRONG-1"})
    assert b"There is a problem" in wrong.content
    assert "<title>Error: Enter your code" in wrong.content.decode()


def test_a_wrong_password_is_said_above_the_form(client: Client, member: Member) -> None:
    answer = client.post(
        reverse("account_login"), {"login": member.email, "password": "not this one at all"}
    )

    assert b"There is a problem" in answer.content
    assert mail.outbox == []
