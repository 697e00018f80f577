"""The feed of actions: any search is one, and it holds nothing that the page does not."""

import datetime

import pytest
from django.conf import settings
from django.test import Client

from library.models import Action
from model_releases.models import Dimension
from search.changes import mark_changed
from tests.counting import queries_for
from tests.factories.library import LISTED_AT, ActionFactory
from tests.factories.model_releases import make_release
from tests.feeds import feed_of, read_feed

pytestmark = pytest.mark.django_db
FEED = "/feeds/actions/"
PRIVATE = ("draft", "submitted", "changes_asked", "declined", "retired", "merged")


@pytest.fixture
def data() -> Dimension:
    """The dimension "data" of the site's own model."""
    return make_release(dimensions=["data"]).dimensions.get().dimension


def _listed(days: int, **given: object) -> Action:
    """An action listed so many days after the first."""
    action = ActionFactory(listed=True, listed_at=LISTED_AT + datetime.timedelta(days), **given)
    mark_changed("action", [action.pk])
    return action


def test_an_entry_says_what_the_action_is_and_what_one_may_do_with_it(client: Client) -> None:
    action = _listed(0, slug="write", title="Write < it", summary="Others know.", tags=["paper"])

    (entry,) = read_feed(client, FEED).entries

    assert entry == {
        "title": "Write < it",
        "link": f"{settings.SITE_URL}/actions/write/",
        "published": "2026-03-02T09:00:00+00:00",
        "updated": "2026-03-02T09:00:00+00:00",
        "id": action.uid.urn,
        "summary": "Others know.",
        "category": "",
        "rights": "CC-BY-4.0. Name this page as the source.",
    }


def test_any_search_is_a_feed_the_newest_first(client: Client, data: Dimension) -> None:
    _listed(1, title="Older bench", cost="none", transitions=[(data, 1, 2)])
    _listed(2, title="Newer bench", cost="none", transitions=[(data, 1, 2)])
    _listed(3, title="Costly bench", cost="more", transitions=[(data, 1, 2)])

    feed = read_feed(client, f"{FEED}?q=bench&dimension=data&cost=none")

    assert feed.titles == ["Newer bench", "Older bench"]


def test_the_feed_of_a_search_has_an_address_of_its_own_and_leads_to_the_page(
    client: Client,
) -> None:
    feed = read_feed(client, f"{FEED}?cost=none&page=7")

    assert (feed.id, feed.links) == (
        f"{settings.SITE_URL}{FEED}?cost=none&sort=newest",
        {
            "self": f"{settings.SITE_URL}{FEED}?cost=none&sort=newest",
            "alternate": f"{settings.SITE_URL}/actions/?cost=none&sort=newest",
        },
    )


@pytest.mark.parametrize(
    "query", ["cost=no-such", "page=x", "page=99999", "sort=x", "from=-1", "model=none", "q=%2A%28"]
)
def test_what_is_not_known_is_ignored(client: Client, query: str) -> None:
    _listed(0, title="Write it down")

    assert read_feed(client, f"{FEED}?{query}").titles in (["Write it down"], [])


def test_nothing_private_is_told(client: Client) -> None:
    for state in PRIVATE:
        ActionFactory(title=f"Secret {state}", **({} if state == "draft" else {state: True}))

    assert read_feed(client, FEED).entries == []


def test_fifty_at_most_are_told(client: Client) -> None:
    for days in range(51):
        _listed(days, title=f"Number {days}")

    titles = read_feed(client, FEED).titles

    assert (len(titles), titles[0]) == (50, "Number 50")


def test_an_unchanged_feed_is_not_sent_again(client: Client) -> None:
    _listed(0)
    first = client.get(FEED)

    again = client.get(FEED, headers={"If-None-Match": first["ETag"]})
    since = client.get(FEED, headers={"If-Modified-Since": first["Last-Modified"]})

    assert [(each.status_code, each.content) for each in (again, since)] == [(304, b"")] * 2
    _listed(1, title="Another")
    told = feed_of(client.get(FEED, headers={"If-None-Match": first["ETag"]}))
    assert told.titles[0] == "Another"


def test_an_empty_feed_is_the_same_each_time(client: Client) -> None:
    assert client.get(FEED).content == client.get(FEED).content


def test_characters_that_no_xml_holds_do_not_break_a_feed(client: Client) -> None:
    _listed(0, title="Bell \x07 and \ufffe", summary="Form\x0cfeed")

    assert read_feed(client, FEED).titles == ["Bell  and"]


def test_one_action_and_three_cost_the_same_queries(client: Client) -> None:
    _listed(0, tags=["paper"])
    for_one = queries_for(client, FEED)
    _listed(1, tags=["paper", "pen"])
    _listed(2, tags=["ink"])

    assert queries_for(client, FEED) == for_one


def test_the_page_leads_to_its_feed(client: Client) -> None:
    page = client.get("/actions/?cost=none&page=1").content.decode()

    assert page.count('href="/feeds/actions/?cost=none"') == 2
