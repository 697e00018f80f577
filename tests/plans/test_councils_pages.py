"""Councils in public: who publishes something and what; their own people find the rest."""

import datetime

import pytest
from django.test import Client

from community.models import Council, Membership
from tests.assessments.pages import words_of
from tests.counting import queries_for
from tests.factories.assessments import AssessmentFactory
from tests.factories.community import CouncilFactory
from tests.factories.library import ActionFactory, UseReportFactory
from tests.factories.plans import PlanFactory, PlannedActionFactory
from tests.plans.people import client_of

pytestmark = pytest.mark.django_db


def _address(council: Council) -> str:
    return f"/councils/{council.slug}/"


def _named(text: str) -> list[str]:
    names = ("Ashby", "Birch", "Cedar", "Dale", "Elm")
    main = text[text.index("<main") :]
    return sorted((name for name in names if name in main), key=main.index)


def test_councils_that_publish_something_are_listed_by_name(client: Client) -> None:
    dale, cedar, birch, ashby, elm = (
        CouncilFactory(name=name) for name in ("Dale", "Cedar", "Birch", "Ashby", "Elm")
    )
    PlanFactory(council=dale, published=True)
    UseReportFactory(council=birch)
    AssessmentFactory(council=cedar, shown=True)
    PlanFactory(council=ashby)
    AssessmentFactory(council=ashby)
    UseReportFactory(council=elm, action=ActionFactory(submitted=True))

    assert _named(client.get("/councils/").text) == ["Birch", "Cedar", "Dale"]


def test_ones_own_council_is_named_though_it_publishes_nothing(client: Client) -> None:
    own = CouncilFactory(name="Ashby")

    pages = [each.get("/councils/").text for each in (client_of(own), client)]

    assert [_named(page) for page in pages] == [["Ashby"], []]


def test_a_council_shows_what_it_published_and_reported(client: Client) -> None:
    council = CouncilFactory()
    PlanFactory(council=council, published=True, title="Public plan")
    PlanFactory(council=council, title="Private plan")
    AssessmentFactory(council=council, shown=True, title="Public assessment")
    AssessmentFactory(council=council, title="Private assessment")
    UseReportFactory(council=council, text="It held", action__title="Roof")
    hidden = ActionFactory(submitted=True, title="Not listed")
    UseReportFactory(council=council, action=hidden)

    page = client.get(_address(council)).text

    shown = ("Public plan", "Public assessment", "It held", "Roof", "It worked")
    hidden_words = ("Private", "Not listed", "Targets")
    assert [words for words in shown if words not in page] == []
    assert [words for words in hidden_words if words in page[page.index("<main") :]] == []


def test_its_own_people_find_the_way_to_their_work(client: Client) -> None:
    council = CouncilFactory()

    page = client_of(council, Membership.Role.VIEWER).get(_address(council)).text

    ways = ("assessments/", "plans/targets/", "plans/suggestions/", "plans/")
    assert [way for way in ways if f'href="{_address(council)}{way}"' not in page] == []


def test_a_council_that_ended_names_its_successor(client: Client) -> None:
    successor = CouncilFactory(name="Birch")
    council = CouncilFactory(ended_on=datetime.date(2026, 4, 1), successor=successor)

    page = client.get(_address(council)).text

    assert f'href="{_address(successor)}"' in page
    assert "This council ended on 1 April 2026." in page


def test_a_council_names_those_it_was_formed_from(client: Client) -> None:
    formed = CouncilFactory(name="Birch")
    days = {"Ashby": (2026, 4, 1), "Cedar": (2026, 4, 1), "Dale": (2025, 4, 1), "Elm": (2999, 4, 1)}
    old = {
        name: CouncilFactory(name=name, successor=formed, ended_on=datetime.date(*day))
        for name, day in days.items()
    }

    response = client.get(_address(formed))

    assert (
        "Formed from Dale, which ended on 1 April 2025; "
        "Ashby and Cedar, which ended on 1 April 2026. "
        "The assessments and plans that they published stay there to read."
    ) in words_of(response)
    linked = [f'href="{_address(council)}"' in response.text for council in old.values()]
    assert linked == [True, True, True, False]


def test_a_council_that_was_always_there_names_nobody(client: Client) -> None:
    assert "Formed from" not in client.get(_address(CouncilFactory())).text


def test_a_council_that_is_none_does_not_exist(client: Client) -> None:
    assert client.get("/councils/nowhere/").status_code == 404


def test_lists_cost_the_same_with_one_and_with_three(client: Client) -> None:
    council = CouncilFactory()

    def publish(council: Council) -> None:
        PlannedActionFactory(plan=PlanFactory(council=council, published=True))
        AssessmentFactory(council=council, shown=True)
        UseReportFactory(council=council)

    publish(council)
    addresses = ("/councils/", _address(council))
    with_one = [queries_for(client, address) for address in addresses]
    for each in (council, CouncilFactory(), CouncilFactory(), council):
        publish(each)

    assert [queries_for(client, address) for address in addresses] == with_one
