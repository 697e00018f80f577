"""The public queue: filters, orders, pages; and the next release."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from feedback.operations.deciding import Ending
from feedback.operations.voting import cast_vote
from feedback.states import Outcome
from tests.counting import queries_for
from tests.factories.community import MemberFactory
from tests.factories.feedback import RECEIVED_AT, DraftFactory, decided, in_state, make_proposal
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db


def _page(client: Client, address: str = "/proposals/") -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def _titles(client: Client, query: str = "") -> list[str]:
    return [
        " ".join(one.text.split())
        for one in _page(client, f"/proposals/{query}").select(".app-result h3")
    ]


def test_the_newest_stands_first_and_drafts_are_not_there(client: Client) -> None:
    for title in ("First", "Second"):
        make_proposal(title=title)
    DraftFactory(title="Draft")

    assert _titles(client) == ["Second", "First"]


def test_the_most_supported_can_stand_first(client: Client) -> None:
    supported, _ = make_proposal(title="Liked"), make_proposal(title="New")
    cast_vote(supported, by=MemberFactory(), at=RECEIVED_AT)

    assert _titles(client, "?sort=supported") == ["Liked", "New"]


def test_filters_leave_what_they_name(client: Client) -> None:
    release = make_release(dimensions=("data", "design"))
    passages = release.passages.order_by("level__release_dimension__position", "position")
    in_state("triaged", title="Data", kind="typo", passage=passages[0])
    make_proposal(title="Design", kind="gap", passage=passages[5])

    asked = ("?state=triaged", "?kind=gap", "?dimension=data", "?kind=gap&kind=typo")
    found = {query: _titles(client, query) for query in asked}

    assert found == {
        "?state=triaged": ["Data"],
        "?kind=gap": ["Design"],
        "?dimension=data": ["Data"],
        "?kind=gap&kind=typo": ["Design", "Data"],
    }


def test_a_filter_counts_what_it_would_leave(client: Client) -> None:
    make_proposal(kind="gap")
    make_proposal(kind="gap")
    make_proposal(kind="typo")

    facets = _page(client, "/proposals/?kind=typo").select("details.app-facet")
    counts = [" ".join(one.text.split()) for one in facets[2].select("li")]

    assert counts == ["A typing mistake 1 proposals", "Something is missing 2 proposals"]


def test_what_is_not_known_is_left_out_and_said(client: Client) -> None:
    make_proposal(title="Here")

    page = _page(client, "/proposals/?state=draft&kind=joke&page=x&sort=worst")

    notices = [" ".join(one.text.split()) for one in page.select(".app-notice")]
    assert notices == [
        "There is no state “draft”, so it is left out.",
        "There is no kind “joke”, so it is left out.",
    ]
    assert len(page.select(".app-result")) == 1


def test_there_are_twenty_on_a_page(client: Client) -> None:
    for _ in range(21):
        make_proposal()

    assert [len(_titles(client, query)) for query in ("", "?page=2", "?page=99")] == [20, 1, 1]


@pytest.mark.parametrize(
    ("until", "heading"),
    [
        ("1.1", "Put off to a later release"),
        ("1.0", "Put off until now"),
        ("0.9", "Put off until now"),
        ("spring", "Put off to a later release"),
    ],
)
def test_what_was_put_off_is_due_once_its_release_has_come(
    client: Client, until: str, heading: str
) -> None:
    ending = Ending(outcome=Outcome.DEFERRED, reasons="Two councils try it.", deferred_to=until)
    decided(make_proposal(title="Climate"), ending)

    page = _page(client, "/model/next/")

    last = page.select("main section")[2]
    assert [one.text.strip() for one in last.select("h2, h3")] == [heading, "Climate"]
    assert f"deferred to {until}" in last.text.lower()


@pytest.mark.parametrize("address", ["/proposals/", "/", "/model/next/"])
def test_a_list_asks_as_much_for_three_as_for_one(client: Client, address: str) -> None:
    in_state("last_call")
    in_state("decided")
    with_one = queries_for(client, address)
    for _ in range(2):
        in_state("last_call")
        in_state("decided")

    assert queries_for(client, address) == with_one


def test_the_next_release_shows_what_is_accepted_and_what_is_nearly_decided(
    client: Client,
) -> None:
    for state in ("received", "decision_proposed", "decided"):
        in_state(state, title=state)

    page = _page(client, "/model/next/")

    lists = [[one.text.strip() for one in each.select("h3")] for each in page.select("main ol")]
    assert lists == [["decided"], ["decision_proposed"]]
    assert "All proposals: 2 open" in " ".join(page.text.split())
