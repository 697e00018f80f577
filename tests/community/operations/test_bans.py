"""Banning, and lifting a ban."""

import datetime
from typing import Any

import pytest
from django.test import Client

from community.models import Member, MemberEvent
from community.operations.bans import BanUnchangedError, RoleHolderError, ban_member, lift_ban
from community.signals import ban_lifted, member_banned

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 9, 1, 12, tzinfo=datetime.UTC)


def test_a_ban_ends_the_session_and_is_noted_with_its_reason(
    member: Member, moderator: Member, client: Client
) -> None:
    client.force_login(member)

    ban_member(member, why="Advertising, twice.", by=moderator, at=AT)

    assert client.get("/accounts/me/").status_code == 302
    assert list(MemberEvent.objects.of(member).values_list("what", "why", "by", "at")) == [
        ("banned", "Advertising, twice.", moderator.pk, AT)
    ]


def test_a_lifted_ban_gives_everything_back(member: Member, moderator: Member) -> None:
    ban_member(member, why="Advertising.", by=moderator, at=AT)

    lift_ban(member, why="A mix-up of names.", by=moderator, at=AT)

    assert Member.objects.get(pk=member.pk).is_approved


def test_the_apps_above_hear_of_both(member: Member, moderator: Member) -> None:
    heard: list[str] = []

    def on_ban(**said: Any) -> None:
        heard.append(f"banned {said['member'].pk} by {said['by'].pk}")

    def on_lift(**said: Any) -> None:
        heard.append(f"lifted {said['member'].pk} by {said['by'].pk}")

    member_banned.connect(on_ban)
    ban_lifted.connect(on_lift)

    ban_member(member, why="Advertising.", by=moderator, at=AT)
    lift_ban(member, why="A mix-up.", by=moderator, at=AT)

    who = f"{member.pk} by {moderator.pk}"
    assert heard == [f"banned {who}", f"lifted {who}"]


def test_who_holds_a_role_is_not_banned(curator: Member, moderator: Member) -> None:
    with pytest.raises(RoleHolderError):
        ban_member(curator, why="Advertising.", by=moderator, at=AT)

    assert Member.objects.get(pk=curator.pk).is_active


def test_a_ban_is_not_given_twice(member: Member, moderator: Member) -> None:
    ban_member(member, why="Advertising.", by=moderator, at=AT)

    with pytest.raises(BanUnchangedError):
        ban_member(member, why="Again.", by=moderator, at=AT)


def test_a_ban_which_is_not_there_is_not_lifted(member: Member, moderator: Member) -> None:
    with pytest.raises(BanUnchangedError):
        lift_ban(member, why="A mix-up.", by=moderator, at=AT)
