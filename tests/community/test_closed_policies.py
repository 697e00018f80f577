"""Wagtail's own screens give nobody rights: not an operator, not a superuser."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Site, Task, Workflow
from wagtail.permissions import policy_registry

from community.models import Member
from tests.factories.community import MemberFactory

pytestmark = pytest.mark.django_db
ACTIONS = ("add", "change", "delete", "view", "publish")


@pytest.fixture
def superuser() -> Member:
    """Whom Wagtail would otherwise let do everything."""
    return MemberFactory(is_superuser=True)


@pytest.mark.parametrize("kind", [Member, Group, Workflow, Task, Site])
def test_a_superuser_may_do_nothing_with_people_workflows_and_sites(
    kind: type, superuser: Member
) -> None:
    policy = policy_registry.get_by_type(kind)

    assert [action for action in ACTIONS if policy.user_has_permission(superuser, action)] == []


@pytest.mark.parametrize(
    "address",
    [
        "/admin/users/",
        "/admin/users/new/",
        "/admin/users/edit/{pk}/",
        "/admin/users/delete/{pk}/",
        "/admin/users/copy/{pk}/",
        "/admin/users/history/{pk}/",
        "/admin/groups/",
        "/admin/groups/new/",
        "/admin/groups/edit/{group}/",
        "/admin/groups/delete/{group}/",
        "/admin/workflows/list/",
        "/admin/workflows/add/",
        "/admin/workflows/edit/{workflow}/",
        "/admin/workflows/disable/{workflow}/",
        "/admin/workflows/tasks/index/",
        "/admin/workflows/tasks/edit/{task}/",
        "/admin/workflows/tasks/disable/{task}/",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_wagtails_screens_for_them_turn_a_superuser_away(
    client: Client, superuser: Member, member: Member, method: str, address: str
) -> None:
    client.force_login(superuser)
    task = Task.objects.create(name="Read it twice")
    names = {
        "pk": member.pk,
        "group": Group.objects.get(name="maintainers").pk,
        "workflow": Workflow.objects.create(name="Twice").pk,
        "task": task.pk,
    }

    answer = client.generic(method, address.format_map(names))

    assert (answer.status_code, answer["Location"]) == (302, "/admin/")


def test_no_bulk_action_of_wagtails_changes_a_member(
    client: Client, superuser: Member, member: Member
) -> None:
    client.force_login(superuser)
    group = Group.objects.get(name="maintainers")

    for action, said in (
        ("assign_role", {"role": group.pk}),
        ("set_active_state", {"mark_as_active": ""}),
        ("delete", {}),
    ):
        client.post(f"/admin/bulk/community/member/{action}/?id={member.pk}", said)

    again = Member.objects.get(pk=member.pk)
    assert (again.is_active, list(again.groups.all())) == (True, [])
