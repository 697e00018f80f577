"""What the admin gets from releases: the maintainers' desk, and a guard against stale saves."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from community.views.dashboard import Desk, tell_of
from model_releases.models import WorkingCopy
from model_releases.permissions import can_maintain
from model_releases.views import working_copies
from model_releases.views.conflicts import refuse_stale_save
from model_releases.views.reviewing import say_why_not
from model_releases.viewsets import TextViewSet

DESK = [
    path("", working_copies.list_copies, name="list"),
    path("open/", working_copies.open_copy, name="open"),
    path("<uuid:uid>/", working_copies.read_gate, name="gate"),
    path("<uuid:uid>/freeze/", working_copies.freeze, name="freeze"),
    path("<uuid:uid>/set-aside/", working_copies.put_aside, name="set_aside"),
]


class ReleasesItem(MenuItem):
    """Leads maintainers to what is being prepared."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to maintainers."""
        return can_maintain(request.user)


def desk_addresses() -> list[URLPattern | URLResolver]:
    """Put the desk under /admin/releases/, behind the admin's own door."""
    return [path("releases/", include((DESK, "working_copies")))]


def desk_item() -> MenuItem:
    """Add the desk to the menu."""
    return ReleasesItem("Releases", reverse("working_copies:list"), icon_name="history", order=150)


ON_THE_FIRST_PAGE = Desk(
    title="Releases",
    address="working_copies:list",
    called=("release being prepared", "releases being prepared"),
    waiting=lambda _: WorkingCopy.objects.open(),
    since="opened_at",
)
tell_of(ON_THE_FIRST_PAGE, may=can_maintain, order=150)
hooks.register("register_admin_urls", desk_addresses)
hooks.register("register_admin_menu_item", desk_item)
hooks.register("register_admin_viewset", TextViewSet)
hooks.register("before_edit_page", refuse_stale_save)
hooks.register("before_edit_page", say_why_not)
