"""The library as a feed: any search is one."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_safe

from library.forms.finding import FindActionsForm, answer_to
from library.models import Action, EditionTag
from search.contract import EngineUnavailableError
from ui.errors import Trouble, page_for
from ui.feeds import MOST_ENTRIES, Asked, EntriesFeed, Entry

COLUMNS = (
    *("pk", "uid", "slug", "listed_at", "current_edition"),
    *(f"current_edition__{name}" for name in ("title", "summary", "licence", "frozen_at")),
)


class ActionsFeed(EntriesFeed):
    """Actions that a search finds; the newest first, unless another order is asked for."""

    title = "Actions"
    subtitle = "What councils can do to get from one level of the model to the next."
    page = reverse_lazy("library:find_actions")

    def get_object(self, request: HttpRequest, *_: Any, **__: Any) -> Asked:
        """Read the search. What a feed is read for is what is new."""
        asked = super().get_object(request)
        asked.query.setdefault("sort", "newest")
        return asked

    def entries(self, asked: Asked) -> Iterator[Entry]:
        """What is found and listed now. Raises `EngineUnavailableError`."""
        found, _ = answer_to(FindActionsForm(asked.query, size=MOST_ENTRIES))
        listed = Action.objects.listed().filter(pk__in=found.ids).order_by()
        rows = {row["pk"]: row for row in listed.values(*COLUMNS)}
        tags = _tags_of([row["current_edition"] for row in rows.values()])
        for key in found.ids:
            if row := rows.get(key):
                yield _entry(row, tags.get(row["current_edition"], ()))


def _tags_of(editions: list[int]) -> dict[int, tuple[str, ...]]:
    """Edition -> the names of its tags; one query."""
    taggings = EditionTag.objects.filter(content_object__in=editions).order_by("tag__name", "pk")
    found: dict[int, tuple[str, ...]] = {}
    for edition, name in taggings.values_list("content_object", "tag__name"):
        found[edition] = (*found.get(edition, ()), name)
    return found


def _entry(row: dict[str, Any], tags: tuple[str, ...]) -> Entry:
    listed_at = row["listed_at"]
    return Entry(
        uid=row["uid"],
        title=row["current_edition__title"],
        summary=row["current_edition__summary"],
        url=reverse("library:action", args=[row["slug"]]),
        published=listed_at,
        updated=max(listed_at, row["current_edition__frozen_at"] or listed_at),
        rights=f"{row['current_edition__licence']}. Name this page as the source.",
        tags=tags,
    )


_feed = ActionsFeed()


@require_safe
def actions(request: HttpRequest) -> HttpResponse:
    """Answer with the feed; 503 while search is not ready."""
    try:
        return _feed(request)
    except EngineUnavailableError as error:
        return page_for(Trouble(503, "Search is not ready", (str(error),)))
