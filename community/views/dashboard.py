"""The first page of the admin: what waits at each desk of the reader, and since when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.ui.components import Component

from community.models import Member

SHOWN = 3
May = Callable[[Any], bool]


@dataclass(frozen=True)
class Desk:
    """A desk of the admin, and what waits there.

    `address` is its view's name. `called` is one and several of what waits, in words; `waiting`
    gives their rows as a member may see them, and `since` is the column that says since when.
    `shown` gives words and address of one row; `none` is what is said when there is no row.
    """

    title: str
    address: str
    called: tuple[str, str]
    waiting: Callable[[Member], QuerySet[Any]]
    since: str
    shown: Callable[[Any], tuple[str, str]]
    none: str = "Nothing waits."


class SayingPanel(Component):
    """One sentence about something, with the way there. `saying` is asked when it is shown."""

    template_name = "community/desk/panel.html"
    order = 100

    def __init__(self, title: str, address: str, saying: Callable[[], str]) -> None:
        self.title, self.address, self.saying = title, address, saying

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:  # noqa: ARG002  as Wagtail calls it
        """The sentence."""
        return {
            "title": self.title,
            "address": reverse(self.address),
            "sentence": self.saying(),
        }


class DeskPanel(Component):
    """How much waits at a desk, for how long, and what has waited longest. Two queries."""

    template_name = "community/desk/panel.html"
    order = 100

    def __init__(self, desk: Desk, member: Member) -> None:
        self.desk, self.member = desk, member

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:  # noqa: ARG002  as Wagtail calls it
        """The counts, in words, and the rows that have waited longest."""
        desk, now = self.desk, timezone.now()
        waiting = desk.waiting(self.member).order_by()
        found = waiting.aggregate(count=Count("pk"), oldest=Min(desk.since))
        rows = list(waiting.order_by(desk.since, "pk")[:SHOWN]) if found["count"] else []
        return {
            "title": desk.title,
            "address": reverse(desk.address),
            "sentence": self._sentence(**found, now=now),
            "rows": [(*desk.shown(row), in_words(now - getattr(row, desk.since))) for row in rows],
            "more": max(found["count"] - SHOWN, 0),
        }

    def _sentence(self, *, count: int, oldest: datetime | None, now: datetime) -> str:
        one, several = self.desk.called
        if oldest is None:
            return self.desk.none
        waited = in_words(now - oldest)
        return f"1 {one}, for {waited}." if count == 1 else f"{count} {several}, up to {waited}."


def tell_of(desk: Desk, *, may: May, order: int) -> None:
    """Show a desk on the first page to those who `may` use it; lower in `order` stands higher."""
    tell(lambda member: DeskPanel(desk, member), may=may, order=order)


def tell(panel: Callable[[Member], Component], *, may: May, order: int) -> None:
    """Show a panel on the first page to those of whom `may` says so."""

    def add(request: HttpRequest, panels: list[Any]) -> None:
        if isinstance(request.user, Member) and may(request.user):
            panels.append(panel(request.user))

    hooks.register("construct_homepage_panels", add, order=order)


def in_words(waited: timedelta) -> str:
    """How long something has waited, in whole days."""
    return f"{waited.days} day{pluralize(waited.days)}" if waited.days else "less than a day"


def keep_ours(request: HttpRequest, panels: list[Any]) -> None:  # noqa: ARG001  as Wagtail calls it
    """Take Wagtail's panels away: they speak of pages, and of publishing them."""
    panels[:] = [one for one in panels if isinstance(one, DeskPanel | SayingPanel)]
