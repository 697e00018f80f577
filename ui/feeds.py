"""Atom feeds: what every one of them keeps, whatever it tells of.

An entry keeps its id for good and says when its text last changed; the feed says what its readers
may do with it. Its addresses are those of `SITE_URL`, so that a feed read through another name of
the site is the same one.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, QueryDict
from django.utils.encoding import iri_to_uri
from django.utils.feedgenerator import Atom1Feed

from ui.addresses import query_of_all_pages
from ui.xml_text import clean

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

MOST_ENTRIES = 50
NEVER = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)  # an empty feed has not changed since


@dataclass(frozen=True)
class Entry:
    """One thing in a feed. `url` is its path; texts are plain; moments are timezone-aware.

    `uid` is the thing's own, for good. `rights` says in a sentence what one may do with it.
    """

    uid: UUID
    title: str
    summary: str
    url: str
    published: datetime.datetime
    updated: datetime.datetime
    rights: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What a reader asked of a feed: its own address, and the parameters of the page it follows."""

    path: str
    query: QueryDict

    @property
    def with_query(self) -> str:
        """The parameters as they end an address; empty when there are none."""
        return query_of_all_pages(self.query)


class _Atom(Atom1Feed):
    """Atom as Django writes it, with a day for a feed that has no entries."""

    def latest_post_date(self) -> datetime.datetime:
        """When the last of its entries changed."""
        return max((item["updateddate"] for item in self.items), default=NEVER)


class EntriesFeed(Feed):  # type: ignore[type-arg]  # generic in the stubs alone
    """A feed of `Entry`. A concrete one says `title`, `subtitle`, `page` and `entries`.

    `page` is the path of the page that lists the same things and takes the same parameters.
    """

    feed_type = _Atom
    language = "en-GB"
    page: "str | StrPromise" = "/"

    def entries(self, asked: Asked) -> Iterable[Entry]:
        """What is told, in the order of the page, at most `MOST_ENTRIES`."""
        raise NotImplementedError

    def get_object(self, request: HttpRequest, *_: Any, **__: Any) -> Asked:
        """Read what is asked; a feed has one page."""
        return Asked(request.path, request.GET.copy())

    def items(self, obj: Asked) -> list[Entry]:
        """The entries."""
        return list(self.entries(obj))

    def link(self, obj: Asked) -> str:
        """The page that shows the same."""
        return _absolute(f"{self.page}{obj.with_query}")

    def feed_url(self, obj: Asked) -> str:
        """Where this feed is."""
        return _absolute(obj.path + obj.with_query)

    feed_guid = feed_url

    def author_name(self) -> str:
        """Whom to name as the source."""
        return settings.SITE_NAME

    def item_title(self, item: Entry) -> str:
        """The title, not escaped twice: Atom says that it is plain text."""
        return clean(item.title)

    def item_description(self, item: Entry) -> str:
        """The summary."""
        return clean(item.summary)

    def item_link(self, item: Entry) -> str:
        """Its page."""
        return _absolute(item.url)

    def item_guid(self, item: Entry) -> str:
        """Its id, which outlives every address."""
        return item.uid.urn

    def item_pubdate(self, item: Entry) -> datetime.datetime:
        """When it became public."""
        return item.published

    def item_updateddate(self, item: Entry) -> datetime.datetime:
        """When it last changed."""
        return item.updated

    def item_copyright(self, item: Entry) -> str:
        """What one may do with it."""
        return clean(item.rights)

    def item_categories(self, item: Entry) -> tuple[str, ...]:
        """Its tags."""
        return tuple(map(clean, item.tags))


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL}{iri_to_uri(path)}"
