"""The first page of the admin: what waits at each desk of the reader, and since when."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import pluralize
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.ui.components import Component

# Wagtail's own that tell a maintainer of reviews; the others serve those who publish pages.
KEPT = ("UserObjectsInWorkflowModerationPanel", "WorkflowObjectsToModeratePanel")


class DeskPanel(Component):
    """A desk, how much waits there, and for how long the oldest has. One query.

    `waiting` are the rows that wait, `since` their column that says since when; `called` is one
    and several of them in words: ("action to answer", "actions to answer").
    """

    template_name = "community/desk/panel.html"
    order = 100

    def __init__(
        self,
        title: str,
        address: str,
        *,
        called: tuple[str, str],
        waiting: QuerySet[Any],
        since: str,
    ) -> None:
        self.title, self.address, self.called = title, address, called
        self.waiting, self.since = waiting, since

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:  # noqa: ARG002  as Wagtail calls it
        """The counts, in words."""
        found = self.waiting.order_by().aggregate(count=Count("pk"), oldest=Min(self.since))
        return {"title": self.title, "address": self.address, "sentence": self._sentence(**found)}

    def _sentence(self, *, count: int, oldest: datetime | None) -> str:
        one, several = self.called
        if oldest is None:
            return f"No {one}."
        waited = _days(timezone.now() - oldest)
        return f"1 {one}, for {waited}." if count == 1 else f"{count} {several}, up to {waited}."


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
