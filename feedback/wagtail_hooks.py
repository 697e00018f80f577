"""What the admin gets from proposals: the maintainers' desk."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks

from community.views.admin_frame import add_search, add_task
from community.views.dashboard import Desk, tell_of
from feedback.models import Proposal
from feedback.permissions import can_maintain
from feedback.views import desk

DESK = [
    path("", desk.read_queue, name="queue"),
    path("<int:number>/", desk.read_proposal, name="proposal"),
    path("<int:number>/<slug:step>/", desk.take, name="take"),
]


def desk_addresses() -> list[URLPattern | URLResolver]:
    """Put the desk under /admin/proposals/, behind the admin's own door."""
    return [path("proposals/", include((DESK, "proposals_desk")))]


ON_THE_FIRST_PAGE = Desk(
    title="Proposals",
    address="proposals_desk:queue",
    called=("open proposal", "open proposals"),
    waiting=lambda member: Proposal.objects.visible_to(member).being_decided(),
    since="received_at",
    shown=lambda one: (
        f"{one.number}: {one.title}",
        reverse("proposals_desk:proposal", args=[one.number]),
    ),
)
add_task("Proposals", "proposals_desk:queue", may=can_maintain, icon="comment")
add_search("Proposals", "proposals_desk:queue", may=can_maintain)
tell_of(ON_THE_FIRST_PAGE, may=can_maintain, order=210)
hooks.register("register_admin_urls", desk_addresses)
