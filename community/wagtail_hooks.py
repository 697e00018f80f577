"""What the admin gets from the community: the people's desk, and closed doors to Wagtail's own.

Rights to approve, maintain and moderate are given by our screens and commands only, so Wagtail's
policies for people and workflows say no to everybody, superusers included (decisions/0020). They
are registered here, not when the app is ready: there, Wagtail's own would overwrite them.
"""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Site, Task, Workflow
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from community.models import JoinRequest, Member
from community.permissions import can_decide_on_joining, can_see_people
from community.views import join_desk, people_desk
from community.views.dashboard import (
    Desk,
    keep_no_help,
    keep_no_summary,
    keep_what_serves,
    own_colours,
    tell_of,
)
from ui import navigation


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


class JoiningItem(MenuItem):
    """Leads moderators to those who wait."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to moderators."""
        return isinstance(request.user, Member) and can_decide_on_joining(request.user)


class MembersItem(MenuItem):
    """Leads moderators and operators to the members."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to moderators and operators."""
        return isinstance(request.user, Member) and can_see_people(request.user)


def joining_item() -> MenuItem:
    """Add those who wait to the menu."""
    return JoiningItem("Joining", reverse("people:queue"), icon_name="mail", order=300)


def members_item() -> MenuItem:
    """Add the members to the menu."""
    return MembersItem("Members", reverse("people:members"), icon_name="group", order=310)


def way_back() -> MenuItem:
    """Lead from the admin to the site that readers see, first in the menu."""
    # The menu marks an item as current where its address begins that of the page: "/" always does.
    return MenuItem("Back to the site", f"{navigation.HOME}#main", icon_name="home", order=10)


ON_THE_FIRST_PAGE = Desk(
    title="Joining",
    address="people:queue",
    called=("request to join", "requests to join"),
    waiting=lambda member: JoinRequest.objects.visible_to(member).waiting(),
    since="asked_at",
)
tell_of(ON_THE_FIRST_PAGE, may=can_decide_on_joining, order=300)
hooks.register("construct_homepage_panels", keep_what_serves, order=1000)
hooks.register("construct_homepage_summary_items", keep_no_summary, order=1000)
hooks.register("construct_main_menu", keep_no_help)
hooks.register("insert_global_admin_css", own_colours)
hooks.register("register_admin_urls", desk_addresses)
hooks.register("register_admin_menu_item", way_back)
hooks.register("register_admin_menu_item", joining_item)
hooks.register("register_admin_menu_item", members_item)
