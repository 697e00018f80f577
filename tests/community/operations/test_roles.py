"""Giving and taking site-wide roles."""

import datetime

import pytest

from community.models import Member, MemberEvent
from community.models.members import Role
from community.operations.roles import NotAMemberError, RoleUnchangedError, give_role, take_role
from tests.factories.community import MemberFactory

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 9, 1, 12, tzinfo=datetime.UTC)


def _events(member: Member) -> list[tuple[object, ...]]:
    return list(MemberEvent.objects.of(member).values_list("what", "role", "by", "at"))


def test_a_given_role_is_held_at_once_and_noted(member: Member, operator: Member) -> None:
    assert not member.has_role(Role.CURATOR)

    give_role(member, Role.CURATOR, by=operator, at=AT)

    assert member.has_role(Role.CURATOR)
    assert _events(member) == [("role given", "curators", operator.pk, AT)]


def test_a_taken_role_is_gone_at_once_and_noted(curator: Member, operator: Member) -> None:
    assert curator.has_role(Role.CURATOR)

    take_role(curator, Role.CURATOR, by=operator, at=AT)

    assert not curator.has_role(Role.CURATOR)
    assert _events(curator) == [("role taken", "curators", operator.pk, AT)]


@pytest.mark.parametrize("state", ["unapproved", "banned"])
def test_only_an_approved_member_is_given_a_role(state: str, operator: Member) -> None:
    somebody = MemberFactory(**{state: True})

    with pytest.raises(NotAMemberError):
        give_role(somebody, Role.CURATOR, by=operator, at=AT)

    assert (list(somebody.groups.all()), _events(somebody)) == ([], [])


def test_a_role_is_not_given_twice(curator: Member, operator: Member) -> None:
    with pytest.raises(RoleUnchangedError):
        give_role(curator, Role.CURATOR, by=operator, at=AT)


def test_a_role_which_nobody_gave_is_not_taken(member: Member, operator: Member) -> None:
    with pytest.raises(RoleUnchangedError):
        take_role(member, Role.CURATOR, by=operator, at=AT)
