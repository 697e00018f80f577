"""The first page of the admin: what waits at each desk of the reader, and since when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import pluralize
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component

from community.models import Member

# Wagtail's own that tell a maintainer of reviews; the others serve those who publish pages.
KEPT = ("UserObjectsInWorkflowModerationPanel", "WorkflowObjectsToModeratePanel")


@dataclass(frozen=True)
class Desk:
    """A desk of the admin, and what waits there.

    `address` is its view's name. `called` is one and several of what waits, in words; `waiting`
    gives their rows as a member may see them, and `since` is the column that says since when.
    """

    title: str
    address: str
    called: tuple[str, str]
    waiting: Callable[[Member], QuerySet[Any]]
    since: str


class DeskPanel(Component):
    """How much waits at a desk, and for how long the oldest has. One query."""

    template_name = "community/desk/panel.html"
    order = 100

    def __init__(self, desk: Desk, member: Member) -> None:
        self.desk, self.member = desk, member

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:  # noqa: ARG002  as Wagtail calls it
        """The counts, in words."""
        waiting = self.desk.waiting(self.member).order_by()
        found = waiting.aggregate(count=Count("pk"), oldest=Min(self.desk.since))
        return {
            "title": self.desk.title,
            "address": reverse(self.desk.address),
            "sentence": self._sentence(**found),
        }

    def _sentence(self, *, count: int, oldest: datetime | None) -> str:
        one, several = self.desk.called
        if oldest is None:
            return f"No {one}."
        waited = _days(timezone.now() - oldest)
        return f"1 {one}, for {waited}." if count == 1 else f"{count} {several}, up to {waited}."


def tell_of(desk: Desk, *, may: Callable[[Any], bool], order: int) -> None:
    """Show a desk on the first page to those who `may` use it; lower in `order` stands higher."""

    def add(request: HttpRequest, panels: list[Any]) -> None:
        if isinstance(request.user, Member) and may(request.user):
            panels.append(DeskPanel(desk, request.user))

    hooks.register("construct_homepage_panels", add, order=order)


def _days(waited: timedelta) -> str:
    return f"{waited.days} day{pluralize(waited.days)}" if waited.days else "less than a day"


def keep_what_serves(request: HttpRequest, panels: list[Any]) -> None:  # noqa: ARG001  as Wagtail calls it
    """Take away panels about publishing pages: nothing is published here."""
    panels[:] = [one for one in panels if isinstance(one, DeskPanel) or type(one).__name__ in KEPT]


def keep_no_help(request: HttpRequest, items: list[Any]) -> None:  # noqa: ARG001  as Wagtail calls it
    """Take away Wagtail's news: what its editor can do is not news of this site."""
    items[:] = [one for one in items if one.name != "help"]


def own_colours() -> SafeString:
    """The stylesheet that gives the admin the site's colours."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


def keep_no_summary(request: HttpRequest, items: list[Any]) -> None:  # noqa: ARG001  as Wagtail calls it
    """Take away counts of pages, images and documents."""
    items.clear()
