"""What the admin gets from the community: the people's desk, and closed doors to Wagtail's own.

Rights to approve, maintain and moderate are given by our screens and commands only, so Wagtail's
policies for people and workflows say no to everybody, superusers included (decisions/0020). They
are registered here, not when the app is ready: there, Wagtail's own would overwrite them.
"""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model, QuerySet
from django.template.defaultfilters import pluralize
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.models import Site, Task, Workflow
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from community.models import JoinRequest, Member
from community.permissions import can_decide_on_joining, can_see_people
from community.views import join_desk, people_desk
from community.views.admin_frame import (
    add_search,
    add_task,
    keep_no_summary,
    keep_tasks,
    own_colours,
    way_back,
)
from community.views.dashboard import Desk, SayingPanel, keep_ours, tell, tell_of


class ClosedPolicy(BasePermissionPolicy):
    """Nobody may do anything with these rows through Wagtail's own screens."""

    def user_has_permission(self, user: Any, action: str) -> bool:  # noqa: ARG002  Wagtail asks so
        """Say no."""
        return False

    def users_with_any_permission(self, actions: list[str]) -> QuerySet[Member]:  # noqa: ARG002
        """Say nobody."""
        return Member.objects.none()

    def instances_user_has_any_permission_for(self, user: Any, actions: list[str]) -> Any:  # noqa: ARG002
        """Say none."""
        return self.model._default_manager.none()


CLOSED: tuple[type[Model], ...] = (Member, Group, Workflow, Task, Site)
for model in CLOSED:
    register_permission_policy(model, ClosedPolicy(model))

DESK = [
    path("", people_desk.enter, name="desk"),
    path("joining/", join_desk.read_queue, name="queue"),
    path("joining/<uuid:uid>/", join_desk.read_request, name="request"),
    path("joining/<uuid:uid>/approve/", join_desk.approve, name="approve"),
    path("joining/<uuid:uid>/decline/", join_desk.decline, name="decline"),
    path("members/", people_desk.list_members, name="members"),
    path("members/<uuid:uid>/", people_desk.read_member, name="member"),
    path("members/<uuid:uid>/give-role/", people_desk.give_role, name="give_role"),
    path("members/<uuid:uid>/take-role/", people_desk.take_role, name="take_role"),
    path("members/<uuid:uid>/ban/", people_desk.ban, name="ban"),
    path("members/<uuid:uid>/lift-ban/", people_desk.lift_ban, name="lift_ban"),
]


def desk_addresses() -> list[URLPattern | URLResolver]:
    """Put the desk under /admin/people/, behind the admin's own door."""
    return [path("people/", include((DESK, "people")))]


ON_THE_FIRST_PAGE = Desk(
    title="Requests to join",
    address="people:queue",
    called=("request to join", "requests to join"),
    waiting=lambda member: JoinRequest.objects.visible_to(member).waiting(),
    since="asked_at",
    shown=lambda wish: (wish.name, reverse("people:request", args=[wish.uid])),
)


def _members_in_words() -> str:
    """How many there are, and how many of them hold a role; one query."""
    count, with_role = Member.objects.approved().counts()
    return f"{count} member{pluralize(count)}, {with_role} with a role."


add_task("People", "people:desk", may=can_see_people, icon="group")
add_search("People", "people:members", may=can_see_people)
tell_of(ON_THE_FIRST_PAGE, may=can_decide_on_joining, order=300)
tell(
    lambda _: SayingPanel("Members", "people:members", _members_in_words),
    may=can_see_people,
    order=310,
)
hooks.register("construct_homepage_panels", keep_ours, order=1000)
hooks.register("construct_homepage_summary_items", keep_no_summary, order=1000)
hooks.register("construct_main_menu", keep_tasks, order=1000)
hooks.register("register_admin_menu_item", way_back)
hooks.register("insert_global_admin_css", own_colours)
hooks.register("register_admin_urls", desk_addresses)
