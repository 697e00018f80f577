"""What reports move: the tier on the page and in search, and the order by use."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from library.models import Action
from library.operations.reporting import Account, report_use
from tests.counting import queries_for
from tests.factories.community import CouncilFactory, MembershipFactory
from tests.factories.library import ActionFactory, UseReportFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
MARCH = datetime.date(2026, 3, 1)


@pytest.fixture
def action(db: None) -> Action:
    data = make_release(dimensions=["data"]).dimensions.get().dimension
    return ActionFactory(
        listed=True, slug="ring", title="Ring the owners", transitions=[(data, 1, 2)]
    )


def _report(action: Action, outcome: str = "worked") -> None:
    writer = MembershipFactory(role="editor")
    account = Account(used_on=MARCH, outcome=outcome)
    report_use(action, council=writer.council, account=account, by=writer.member, at=AT)


def _found(client: Client, asked: str) -> list[str]:
    page = BeautifulSoup(client.get(f"/actions/?{asked}").content, "html.parser")
    return [heading.text for heading in page.select(".app-result h3")]


def _tiers_that_find(client: Client) -> list[str]:
    return [tier for tier in ("idea", "tried", "proven") if _found(client, f"evidence={tier}")]


def _badge(client: Client) -> str:
    page = BeautifulSoup(client.get("/actions/ring/").content, "html.parser")
    badge = page.select_one(".app-evidence")
    assert badge is not None
    return badge.text


def test_the_tier_moves_on_the_page_and_in_search_with_each_council(
    client: Client, action: Action
) -> None:
    met = [(_badge(client), _tiers_that_find(client))]

    for _ in range(3):
        _report(action)
        met.append((_badge(client), _tiers_that_find(client)))

    assert met == [
        ("Idea", ["idea"]),
        ("Tried, 1 council", ["tried"]),
        ("Tried, 2 councils", ["tried"]),
        ("Proven, 3 councils", ["proven"]),
    ]


def test_what_did_not_work_is_shown_and_is_no_evidence(client: Client, action: Action) -> None:
    _found(client, "")

    _report(action, "did-not-work")

    page = client.get("/actions/ring/").text
    assert (_badge(client), _tiers_that_find(client)) == ("Idea", ["idea"])
    assert "1 council reported using this: for 1 it did not work." in page


def test_the_most_used_come_first_when_asked_for_after_a_report(
    client: Client, action: Action
) -> None:
    ActionFactory(listed=True, title="Another")
    before = _found(client, "sort=used")

    _report(ActionFactory(listed=True, title="The used one"))
    _report(action)
    _report(action)

    assert sorted(before) == ["Another", "Ring the owners"]
    assert _found(client, "sort=used") == ["Ring the owners", "The used one", "Another"]


def test_the_page_says_what_each_council_said_the_last_first(
    client: Client, action: Action
) -> None:
    early, late = CouncilFactory(name="Ashmere"), CouncilFactory(name="Hartlow")
    UseReportFactory(action=action, council=early, cost_pounds=0, would_again="yes")
    UseReportFactory(
        action=action,
        council=late,
        reported_at=AT,
        outcome="mixed",
        cost_pounds=12500,
        would_again="unsure",
        text="Two <b>owners</b> left.",
    )

    page = BeautifulSoup(client.get("/actions/ring/").content, "html.parser")

    rows = [[cell.text for cell in row.select("th, td")] for row in page.select("tbody tr")]
    assert rows == [
        ["Hartlow", "March 2026", "It worked in part", "£12,500", "Not sure"],
        ["Ashmere", "March 2026", "It worked", "No new money", "Yes"],
    ]
    said = page.select_one("#reports > p")
    assert said is not None
    assert said.text == (
        "2 councils reported using this: for 1 it worked, for 1 it worked in part. "
        "1 of 2 would do it again."
    )
    assert [each.text for each in page.select(".app-comment .govuk-body")] == [
        "Two <b>owners</b> left."
    ]


def test_what_nobody_said_is_said_to_be_so(client: Client, action: Action) -> None:
    UseReportFactory(action=action)

    page = BeautifulSoup(client.get("/actions/ring/").content, "html.parser")

    cells = [cell.text for cell in page.select("tbody td")]
    assert cells == ["March 2026", "It worked", "Not said", "Not said"]
    assert "would do it again" not in page.text


def test_three_reports_cost_as_many_queries_as_one(client: Client, action: Action) -> None:
    UseReportFactory(action=action, text="Said.")
    with_one = queries_for(client, "/actions/ring/")

    UseReportFactory.create_batch(2, action=action, text="Said.")

    assert queries_for(client, "/actions/ring/") == with_one
