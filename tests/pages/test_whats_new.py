"""The page of news: pages, kinds, and what it costs."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from tests.counting import queries_for
from tests.factories.assessments import AssessmentFactory, judged, signed_off
from tests.factories.feedback import decided, make_proposal
from tests.factories.library import LISTED_AT, ActionFactory, UseReportFactory
from tests.factories.model_releases import make_release
from tests.factories.plans import PlanFactory, PlannedActionFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/whats-new/"


def _main(client: Client, query: str = "") -> Tag:
    page = BeautifulSoup(client.get(f"{ADDRESS}{query}").content, "html.parser")
    return page.select_one("main") or page


def _titles(client: Client, query: str = "") -> list[str]:
    return [link.text for link in _main(client, query).select(".app-news a")]


def _chips(client: Client, query: str = "") -> dict[str, str]:
    found = _main(client, query).select(".app-chip")
    return {chip.contents[0].text.strip(): str(chip["href"]) for chip in found}


def test_a_line_has_its_day_a_link_and_what_it_was(client: Client) -> None:
    ActionFactory(listed=True, title="Write it down", slug="write", listed_at=LISTED_AT)

    line = _main(client).select_one(".app-news")

    assert line is not None
    assert line.get_text(" ", strip=True) == "2 March 2026 Write it down Action listed"
    assert [line.time and line.time["datetime"], line.a and line.a["href"]] == [
        "2026-03-02",
        "/actions/write/",
    ]


def test_an_empty_site_says_what_will_be_told(client: Client) -> None:
    said = _main(client).get_text(" ", strip=True)

    assert "When a release is published, a proposal decided or an action listed" in said


def test_a_kind_of_which_nothing_happened_leads_back_to_everything(client: Client) -> None:
    make_release()

    empty = _main(client, "?kind=proposals").select_one(".app-empty a")

    assert empty is not None
    assert (empty.text, empty["href"]) == ("See everything", ADDRESS)


def test_kinds_can_be_asked_for_alone_or_together(client: Client) -> None:
    make_release()
    UseReportFactory(action=ActionFactory(listed=True, title="Action"))

    found = {
        query: _titles(client, query)
        for query in ("?kind=releases", "?kind=reports", "?kind=actions&kind=releases")
    }

    assert found == {
        "?kind=releases": ["A model of ours 1.0"],
        "?kind=reports": ["Action"],
        "?kind=actions&kind=releases": ["Action", "A model of ours 1.0"],
    }


def test_each_kind_is_a_link_that_adds_it_or_takes_it_away(client: Client) -> None:
    chips = _chips(client, "?kind=releases&page=2")

    assert {name: chips[name] for name in ("Releases", "Actions")} == {
        "Releases": "?",
        "Actions": "?kind=releases&kind=actions",
    }


def test_a_kind_that_is_not_known_is_left_out_and_said(client: Client) -> None:
    make_release()

    main = _main(client, "?kind=gossip")

    assert [notice.get_text(strip=True) for notice in main.select(".app-notice")] == [
        "There is no kind “gossip”, so it is left out."
    ]
    assert len(main.select(".app-news")) == 1


def test_later_pages_keep_the_kinds_and_say_their_number(client: Client) -> None:
    make_release()
    for hour in range(21):
        at = LISTED_AT + timedelta(hours=hour)
        ActionFactory(listed=True, title=f"Action {hour}", listed_at=at)

    first = _main(client, "?kind=actions")

    assert [link["href"] for link in first.select("[rel=next]")] == ["?kind=actions&page=2"]
    assert _titles(client, "?kind=actions&page=2") == ["Action 0"]
    assert "What’s new, page 2 of 2 –" in client.get(f"{ADDRESS}?kind=actions&page=2").text


def _one_of_each() -> None:
    UseReportFactory()
    decided(make_proposal())
    signed_off(judged(AssessmentFactory(), data=2), is_shown=True)
    PlannedActionFactory(plan=PlanFactory(published=True))


@pytest.mark.parametrize("address", [ADDRESS, "/", "/how-it-works/"])
def test_three_of_each_cost_no_more_than_one(client: Client, address: str) -> None:
    make_release("1.0", ("data",))
    make_release("1.1", ("data",), texts={("data", 1): "Other."})
    _one_of_each()
    with_one = queries_for(client, address)
    _one_of_each()
    _one_of_each()

    assert queries_for(client, address) <= with_one
