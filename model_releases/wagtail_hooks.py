"""What the admin gets from releases: the maintainers' desk, and a guard against stale saves."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks

from community.views.admin_frame import add_task
from community.views.dashboard import Desk, tell_of
from model_releases.models import Submission, WorkingCopy
from model_releases.permissions import can_maintain
from model_releases.views import working_copies
from model_releases.views.conflicts import refuse_stale_save
from model_releases.views.reviewing import promise_approval_alone, say_why_not
from model_releases.viewsets import TextViewSet

DESK = [
    path("", working_copies.list_copies, name="list"),
    path("open/", working_copies.open_copy, name="open"),
    path("<uuid:uid>/", working_copies.read_gate, name="gate"),
    path("<uuid:uid>/freeze/", working_copies.freeze, name="freeze"),
    path("<uuid:uid>/set-aside/", working_copies.put_aside, name="set_aside"),
]


def desk_addresses() -> list[URLPattern | URLResolver]:
    """Put the desk under /admin/releases/, behind the admin's own door."""
    return [path("releases/", include((DESK, "working_copies")))]


PREPARED = Desk(
    title="Releases",
    address="working_copies:list",
    called=("release being prepared", "releases being prepared"),
    waiting=lambda _: WorkingCopy.objects.open().select_related("page"),
    since="opened_at",
    shown=lambda one: (one.page.draft_title, reverse("working_copies:gate", args=[one.uid])),
    none="No release is being prepared.",
)
IN_REVIEW = Desk(
    title="Reviews",
    address="working_copies:list",
    called=("text handed in", "texts handed in"),
    waiting=lambda _: Submission.objects.waiting().select_related("page"),
    since="at",
    shown=lambda one: (
        one.page.draft_title,
        reverse("wagtailadmin_pages:edit", args=[one.page_id]),
    ),
)
add_task("Releases", "working_copies:list", may=can_maintain, icon="history")
tell_of(PREPARED, may=can_maintain, order=150)
tell_of(IN_REVIEW, may=can_maintain, order=160)
hooks.register("register_admin_urls", desk_addresses)
hooks.register("register_admin_viewset", TextViewSet)
hooks.register("before_edit_page", refuse_stale_save)
hooks.register("before_edit_page", say_why_not)
hooks.register("construct_page_action_menu", promise_approval_alone)
