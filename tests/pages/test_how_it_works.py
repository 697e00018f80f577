"""The page that explains the loop: true figures, true links, and nothing private in either."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import resolve

from community.models import Member
from tests.factories.assessments import AssessmentFactory, judged, signed_off
from tests.factories.community import CouncilFactory
from tests.factories.feedback import decided, in_state, make_proposal
from tests.factories.library import ActionFactory, UseReportFactory
from tests.factories.model_releases import make_release
from tests.factories.plans import PlanFactory, PlannedActionFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/how-it-works/"


def _main(client: Client) -> Tag:
    page = BeautifulSoup(client.get(ADDRESS).content, "html.parser")
    return page.select_one("main") or page


def _spoken(client: Client) -> list[str]:
    """What each box of the picture says to those who do not see it."""
    return [str(link["aria-label"]) for link in _main(client).select(".app-chart__wide a")]


def _latest(client: Client) -> list[str]:
    """The last line of each step."""
    found = _main(client).select("ol.app-plain > li > p:last-child")
    return [line.get_text(" ", strip=True) for line in found]


def test_an_empty_site_says_so_at_each_step(client: Client) -> None:
    assert _spoken(client) == [
        "1 Feedback, by the community: no proposals are open",
        "2 Decision, by maintainers: none decided yet",
        "3 Release, by maintainers: none published yet",
        "4 Carried assessment, by councils: no result shown yet",
        "5 Plan, by councils: no plan shown yet",
        "6 What worked, by councils: no report of use yet",
    ]
    assert _latest(client) == [
        "Nobody has proposed a change yet.",
        "Nothing has been decided yet.",
        "No release has been published yet.",
        "No council shows its result yet.",
        "No council shows its plan yet.",
        "No council has reported yet.",
    ]


def _go_round_once() -> None:
    make_release("1.0", ("data",))
    make_proposal(title="Asked")
    decided(make_proposal(title="Settled"))
    in_state("last_call", title="Called")
    make_release("1.1", ("data",), texts={("data", 1): "Other."})
    ash = CouncilFactory(name="Ash")
    signed_off(judged(AssessmentFactory(council=ash, title="Spring"), data=2), is_shown=True)
    action = ActionFactory(listed=True, title="Write it down")
    plan = PlanFactory(council=ash, title="This year", published=True)
    PlannedActionFactory(plan=plan, action=action)
    PlannedActionFactory(plan=plan, is_withheld=True)
    for council in (ash, CouncilFactory(name="Birch")):
        UseReportFactory(action=action, council=council)


def test_each_step_has_its_figure(client: Client) -> None:
    _go_round_once()

    assert [said.partition(": ")[2] for said in _spoken(client)] == [
        "2 proposals are open",
        "1 decided, 1 in last call",
        "1.1, since 5 January 2026",
        "1 council shows its result",
        "1 action in 1 published plan",
        "2 reports on 1 action",
    ]


def test_each_step_shows_what_happened_there_last(client: Client) -> None:
    _go_round_once()

    assert _latest(client) == [
        "Latest, 1 April 2026: Called",
        "Latest, 1 April 2026: Settled . Proposal 2: accepted",
        "What changed from 1.0 to 1.1",
        "Latest, 4 May 2026: Spring . Ash: self-assessment against release 1.1",
        "Latest, 1 June 2026: This year . Ash: 1 action planned",
        "Latest, 2 March 2026: Write it down . Birch: it worked",
    ]


def test_what_councils_keep_to_themselves_is_not_counted(client: Client, lead: Member) -> None:
    council = lead.memberships.get().council
    signed_off(judged(AssessmentFactory(council=council), data=2))
    PlannedActionFactory(plan=PlanFactory(council=council))
    client.force_login(lead)

    assert [said.partition(": ")[2] for said in _spoken(client)[3:5]] == [
        "no result shown yet",
        "no plan shown yet",
    ]


def test_every_link_of_the_page_leads_somewhere(client: Client) -> None:
    _go_round_once()

    links = {str(link["href"]).partition("?")[0] for link in _main(client).select("a[href]")}
    answers = {link: client.get(link).status_code for link in links}

    assert all(resolve(link.partition("#")[0]) for link in links)
    assert set(answers.values()) == {200}


def test_the_narrow_picture_says_the_same_as_the_wide_one(client: Client) -> None:
    _go_round_once()
    narrow = _main(client).select(".app-chart__narrow a")

    assert [str(link["aria-label"]) for link in narrow] == _spoken(client)
