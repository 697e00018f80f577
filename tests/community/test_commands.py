"""What the operator does to people from a shell."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from community.management.commands import add_member
from community.models import Member, MemberEvent
from community.models.members import SYSTEM_EMAIL, Role
from tests.factories.community import MemberFactory

pytestmark = pytest.mark.django_db


def _run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_give_role_gives_it_in_the_name_of_the_site(member: Member) -> None:
    said = _run("give_role", member.email.upper(), "moderator")

    assert said == f"{member.email.upper()} is now a moderator.\n"
    assert member.has_role(Role.MODERATOR)
    events = MemberEvent.objects.values_list("member", "what", "role", "by__email")
    assert list(events) == [(member.pk, "role given", "moderators", SYSTEM_EMAIL)]


def test_give_role_says_an_operator(member: Member) -> None:
    said = [_run("give_role", member.email, "operator")]
    with pytest.raises(CommandError) as refused:
        _run("give_role", member.email, "operator")

    said += [str(refused.value)]
    assert said == [
        f"{member.email} is now an operator.\n",
        f"{member.email} is an operator already. Nothing was changed.",
    ]


def test_give_role_says_what_to_do_about_an_unknown_address() -> None:
    with pytest.raises(CommandError, match=r"No account has the address ann@example\.org"):
        _run("give_role", "ann@example.org", "moderator")


def test_give_role_says_what_to_do_about_an_account_nobody_has_approved() -> None:
    MemberFactory(email="ann@example.org", unapproved=True)

    with pytest.raises(CommandError, match="is not an approved member"):
        _run("give_role", "ann@example.org", "moderator")


def test_give_role_twice_says_that_nothing_was_changed(moderator: Member) -> None:
    with pytest.raises(CommandError, match="is a moderator already"):
        _run("give_role", moderator.email, "moderator")


def test_add_member_opens_an_account_that_may_sign_in_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(add_member, "getpass", lambda _prompt: "a long walk by the sea")

    _run("add_member", "Ann@example.org", "--name", "Ann Price")

    ann = Member.objects.get(email="ann@example.org")
    assert (ann.display_name, ann.is_approved) == ("Ann Price", True)
    assert ann.check_password("a long walk by the sea")


@pytest.mark.parametrize(
    ("email", "password", "words"),
    [
        ("nowhere", "a long walk by the sea", "is no e-mail address"),
        ("known@example.org", "a long walk by the sea", "has an account already"),
        ("ann@example.org", "password", "too short"),
    ],
)
def test_add_member_refuses_what_would_not_work(
    monkeypatch: pytest.MonkeyPatch, email: str, password: str, words: str
) -> None:
    MemberFactory(email="known@example.org")
    monkeypatch.setattr(add_member, "getpass", lambda _prompt: password)

    with pytest.raises(CommandError, match=words):
        _run("add_member", email, "--name", "Ann Price")

    assert Member.objects.count() == 1
