"""The feed of proposals: what was received, and what became of it."""

import pytest
from django.conf import settings
from django.test import Client

from feedback.operations.stepping import withdraw
from tests.counting import queries_for
from tests.factories.feedback import LATER, DraftFactory, decided, make_proposal
from tests.feeds import read_feed

pytestmark = pytest.mark.django_db
FEED = "/feeds/proposals/"


def test_an_entry_says_what_is_asked_and_where_it_stands(client: Client) -> None:
    proposal = make_proposal(title="Say it plainly", reason="Nobody understands it.")

    (entry,) = read_feed(client, FEED).entries

    assert {name: entry[name] for name in ("id", "title", "summary", "link")} == {
        "id": proposal.uid.urn,
        "title": "Say it plainly (received)",
        "summary": "Nobody understands it.",
        "link": f"{settings.SITE_URL}/proposals/{proposal.number}/",
    }


def test_what_happened_last_comes_first(client: Client) -> None:
    first = make_proposal(title="First")
    make_proposal(title="Second")
    withdraw(first, why="I was wrong.", by=first.author, at=LATER)

    assert read_feed(client, FEED).titles == ["First (withdrawn)", "Second (received)"]


def test_the_filters_of_the_queue_hold(client: Client) -> None:
    decided(make_proposal(title="Decided one", kind="gap"))
    make_proposal(title="Open one", kind="typo")

    assert read_feed(client, f"{FEED}?state=decided").titles == ["Decided one (decided)"]
    assert read_feed(client, f"{FEED}?kind=typo&state=no-such").titles == ["Open one (received)"]


def test_drafts_are_not_told(client: Client) -> None:
    DraftFactory(title="Secret")

    assert read_feed(client, FEED).entries == []


def test_one_proposal_and_three_cost_the_same_queries(client: Client) -> None:
    make_proposal()
    for_one = queries_for(client, FEED)
    make_proposal()
    make_proposal()

    assert queries_for(client, FEED) == for_one


def test_the_queue_leads_to_its_feed(client: Client) -> None:
    page = client.get("/proposals/?kind=typo").content.decode()

    assert page.count('href="/feeds/proposals/?kind=typo"') == 2
