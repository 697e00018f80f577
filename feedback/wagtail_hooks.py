"""What the admin gets from proposals: the maintainers' desk."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from community.views.dashboard import Desk, tell_of
from feedback.models import Proposal
from feedback.permissions import can_maintain
from feedback.views import desk

DESK = [
    path("", desk.read_queue, name="queue"),
    path("<int:number>/", desk.read_proposal, name="proposal"),
    path("<int:number>/<slug:step>/", desk.take, name="take"),
]


class DeskItem(MenuItem):
    """Leads maintainers to what waits."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to maintainers."""
        return can_maintain(request.user)


def desk_addresses() -> list[URLPattern | URLResolver]:
    """Put the desk under /admin/proposals/, behind the admin's own door."""
    return [path("proposals/", include((DESK, "proposals_desk")))]


def desk_item() -> MenuItem:
    """Add the desk to the menu."""
    return DeskItem("Proposals", reverse("proposals_desk:queue"), icon_name="comment", order=210)


ON_THE_FIRST_PAGE = Desk(
    title="Proposals",
    address="proposals_desk:queue",
    called=("open proposal", "open proposals"),
    waiting=lambda member: Proposal.objects.visible_to(member).being_decided(),
    since="received_at",
)
tell_of(ON_THE_FIRST_PAGE, may=can_maintain, order=210)
hooks.register("register_admin_urls", desk_addresses)
hooks.register("register_admin_menu_item", desk_item)
