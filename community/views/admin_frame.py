"""What stands round every page of the admin: our menu, our search and our colours."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea

from community.models import Member
from ui import navigation

# The menu by task. Wagtail's own items lead to its pages, reports, settings and news.
TASKS = ("releases", "actions", "proposals", "people")
WAY_BACK = "site"
May = Callable[[Any], bool]


class TaskItem(MenuItem):
    """Leads those who `may` to a desk."""

    def __init__(self, label: str, address: str, *, may: May, icon: str) -> None:
        name = label.lower()
        order = TASKS.index(name)
        super().__init__(label, reverse(address), name=name, icon_name=icon, order=order)
        self.may = may

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who can use it."""
        return isinstance(request.user, Member) and self.may(request.user)


class DeskSearch(SearchArea):
    """The search box over the menu, for those who `may` use the desk that answers it."""

    def __init__(self, label: str, address: str, *, may: May) -> None:
        name = label.lower()
        # Before Wagtail's own, which stands at 100: the first that is shown gets the box.
        super().__init__(label, reverse(address), name=name, order=TASKS.index(name))
        self.may = may

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those whose desk it is."""
        return isinstance(request.user, Member) and self.may(request.user)


def add_task(label: str, address: str, *, may: May, icon: str) -> None:
    """Put a desk into the menu, at the place that TASKS gives it. `address` is its view's name."""
    hooks.register("register_admin_menu_item", lambda: TaskItem(label, address, may=may, icon=icon))


def way_back() -> MenuItem:
    """Lead from the admin to the site that readers see, first in the menu."""
    # The menu marks an item as current where its address begins that of the page: "/" always does.
    address = f"{navigation.HOME}#main"
    return MenuItem("Back to the site", address, name=WAY_BACK, icon_name="home", order=-1)


def add_search(label: str, address: str, *, may: May) -> None:
    """Let the search box lead to a desk, which is asked with `q`."""
    hooks.register("register_admin_search_area", lambda: DeskSearch(label, address, may=may))


def keep_tasks(request: HttpRequest, items: list[Any]) -> None:  # noqa: ARG001  as Wagtail calls it
    """Take away what Wagtail puts into the menu."""
    items[:] = [one for one in items if one.name in (*TASKS, WAY_BACK)]


def own_colours() -> SafeString:
    """The stylesheet of the admin: our colours, and the look of our desks."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


def keep_no_summary(request: HttpRequest, items: list[Any]) -> None:  # noqa: ARG001  as Wagtail calls it
    """Take away counts of pages, images and documents."""
    items.clear()
