"""What the admin gets from the library: the curators' desk."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from community.views.dashboard import Desk, tell_of
from library.models import Action
from library.permissions import can_curate_library
from library.views import desk

DESK = [
    path("", desk.read_queue, name="queue"),
    path("<uuid:uid>/", desk.read_action, name="action"),
    path("<uuid:uid>/list/", desk.answer_with_listing, name="list"),
    path("<uuid:uid>/ask-for-changes/", desk.answer_with_changes, name="ask_for_changes"),
    path("<uuid:uid>/decline/", desk.answer_with_declining, name="decline"),
]


class DeskItem(MenuItem):
    """Leads curators to what waits."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to curators."""
        return can_curate_library(request.user)


def desk_addresses() -> list[URLPattern | URLResolver]:
    """Put the desk under /admin/actions/, behind the admin's own door."""
    return [path("actions/", include((DESK, "actions_desk")))]


def desk_item() -> MenuItem:
    """Add the desk to the menu."""
    return DeskItem("Actions", reverse("actions_desk:queue"), icon_name="list-ul", order=200)


ON_THE_FIRST_PAGE = Desk(
    title="Actions",
    address="actions_desk:queue",
    called=("action to answer", "actions to answer"),
    waiting=lambda member: Action.objects.visible_to(member).waiting(),
    since="submitted_at",
)
tell_of(ON_THE_FIRST_PAGE, may=can_curate_library, order=200)
hooks.register("register_admin_urls", desk_addresses)
hooks.register("register_admin_menu_item", desk_item)
