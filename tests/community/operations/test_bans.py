"""Banning, and lifting a ban."""

import datetime

import pytest
from django.test import Client

from community.models import Member, MemberEvent
from community.operations.bans import BanUnchangedError, RoleHolderError, ban_member, lift_ban
from library.models import ActionTally
from tests.factories.library import ActionVoteFactory

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


def test_a_ban_takes_votes_out_of_the_counts_and_lifting_brings_them_back(
    member: Member, moderator: Member
) -> None:
    vote = ActionVoteFactory(member=member)
    counts = []

    ban_member(member, why="Advertising.", by=moderator, at=AT)
    counts.append(ActionTally.objects.get(action=vote.action).people)
    lift_ban(member, why="A mix-up of names.", by=moderator, at=AT)
    counts.append(ActionTally.objects.get(action=vote.action).people)

    assert counts == [0, 1]


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
