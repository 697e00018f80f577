"""Roles are groups which migrations make; Wagtail's own groups are gone."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from community.models import Member
from community.models.members import Role

pytestmark = pytest.mark.django_db


def test_a_migrated_database_has_the_four_roles_and_no_group_of_wagtails() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(Role.values)


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_the_admin_and_gives_none_of_wagtails_rights(role: Role) -> None:
    group = Group.objects.get(name=role.value)

    assert list(group.permissions.values_list("codename", flat=True)) == ["access_admin"]
    assert not GroupPagePermission.objects.filter(group=group).exists()
    assert not GroupCollectionPermission.objects.filter(group=group).exists()


def test_a_moderator_may_enter_the_admin(moderator: Member) -> None:
    assert moderator.get_all_permissions() == {"wagtailadmin.access_admin"}
