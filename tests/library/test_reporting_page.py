"""The form of “we did this”: who gets it, what it takes, what it says when something is wrong."""

import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from community.models import Council, Member
from library.models import Action, UseReport
from library.operations.reporting import Account, account_of
from tests.counting import queries_for
from tests.factories.community import CouncilFactory, MembershipFactory
from tests.factories.library import ActionFactory, UseReportFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/actions/ring/used/"
SENT = {"council": "ashmere", "outcome": "worked", "month": "3", "year": "2026"}
MARCH = datetime.date(2026, 3, 1)


@pytest.fixture
def action(db: None) -> Action:
    return ActionFactory(listed=True, slug="ring", title="Ring the owners")


@pytest.fixture
def council(db: None) -> Council:
    return CouncilFactory(name="Ashmere", slug="ashmere")


@pytest.fixture
def writer(client: Client, council: Council) -> Member:
    """An editor of the council, signed in."""
    member = MembershipFactory(council=council, role="editor").member
    client.force_login(member)
    return member


def _send(client: Client, **changed: str) -> tuple[int, list[str]]:
    """Status, and what the error summary says."""
    response = client.post(ADDRESS, {**SENT, **changed})
    page = BeautifulSoup(response.content, "html.parser")
    return response.status_code, [
        line.text.strip() for line in page.select(".govuk-error-summary li")
    ]


def _shown(page: str) -> dict[str, Any]:
    """What the fields of the form hold."""
    soup = BeautifulSoup(page, "html.parser")
    typed = {str(one["name"]): one.get("value", "") for one in soup.select("main input[type=text]")}
    chosen = {str(one["name"]): one["value"] for one in soup.select("main input[checked]")}
    picked = soup.select_one("main select[name=month] option[selected]")
    words = soup.select_one("main textarea")
    assert words is not None
    return {
        **typed,
        **chosen,
        "month": picked["value"] if picked else "",
        "text": words.text.strip(),
    }


def test_what_came_of_it_and_when_are_enough(
    client: Client, writer: Member, council: Council, action: Action
) -> None:
    response = client.post(ADDRESS, SENT)

    page = client.get("/actions/ring/").text
    kept = UseReport.objects.get()
    assert (response.status_code, response.headers["Location"]) == (302, "/actions/ring/")
    assert (kept.council, kept.reported_by) == (council, writer)
    assert account_of(kept) == Account(MARCH, "worked")
    assert "Thank you. Other councils can read what you did." in page


def test_all_that_is_said_is_kept_as_people_write_it(
    client: Client, writer: Member, action: Action
) -> None:
    _send(
        client, cost_pounds=" £1,200 ", would_again="unsure", text="Two left.\r\nWe rang the rest."
    )

    assert account_of(UseReport.objects.get()) == Account(
        MARCH, "worked", 1200, "unsure", "Two left.\nWe rang the rest."
    )


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"outcome": ""}, "Choose what came of it"),
        ({"month": ""}, "Choose the month in which you did it"),
        ({"year": ""}, "Enter the year in which you did it"),
        ({"year": "twenty"}, "Enter the year in figures, such as 2026"),
        ({"year": "9" * 5000}, "Enter the year in figures, such as 2026"),
        ({"cost_pounds": "1200.50"}, "Enter whole pounds in figures, such as 1200"),
        ({"cost_pounds": "-5"}, "Enter whole pounds in figures, such as 1200"),
        ({"cost_pounds": "lots"}, "Enter whole pounds in figures, such as 1200"),
        ({"cost_pounds": "1000000000"}, "Enter less than a thousand million pounds"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    client: Client, writer: Member, action: Action, changed: dict[str, str], says: str
) -> None:
    assert (_send(client, **changed), UseReport.objects.count()) == ((422, [says]), 0)


@pytest.mark.parametrize(
    "changed",
    [
        {"outcome": "splendid"},
        {"month": "13"},
        {"month": "0"},
        {"would_again": "perhaps"},
        {"council": "hartlow"},
        {"council": ""},
        {"year": "1989"},
        {"text": "a" * 5001},
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_no_page_of_ours_sends_is_refused_too(
    client: Client, writer: Member, action: Action, changed: dict[str, str]
) -> None:
    CouncilFactory(name="Hartlow", slug="hartlow")

    status, says = _send(client, **changed)

    assert (status, len(says), UseReport.objects.count()) == (422, 1, 0)


def test_a_month_to_come_is_refused(client: Client, writer: Member, action: Action) -> None:
    next_month = timezone.localdate().replace(day=28) + datetime.timedelta(days=10)

    status, _ = _send(client, month=str(next_month.month), year=str(next_month.year))

    assert (status, UseReport.objects.count()) == (422, 0)


def test_what_was_typed_stays_when_something_is_wrong(
    client: Client, writer: Member, action: Action
) -> None:
    typed = {
        "outcome": "mixed",
        "month": "4",
        "year": "20x6",
        "cost_pounds": "£1,2",
        "would_again": "no",
        "text": "We rang <all> of them.",
    }

    page = client.post(ADDRESS, {**SENT, **typed}).text

    assert _shown(page) == typed


def test_the_form_shows_what_the_council_said_before(
    client: Client, writer: Member, council: Council, action: Action
) -> None:
    UseReportFactory(action=action, council=council, cost_pounds=90, text="Before.")

    page = client.get(ADDRESS).text

    assert _shown(page) == {
        "outcome": "worked",
        "month": "3",
        "year": "2026",
        "cost_pounds": "90",
        "text": "Before.",
    }
    assert "Ashmere reported on 2 March 2026: it worked, March 2026." in page


def test_who_writes_for_several_chooses_one(client: Client, writer: Member, action: Action) -> None:
    second = CouncilFactory(name="Hartlow", slug="hartlow")
    MembershipFactory(member=writer, council=second, role="lead", is_primary=False)
    MembershipFactory(member=writer, council__name="Read only", is_primary=False)
    UseReportFactory(action=action, council=second, text="Said by Hartlow.")

    first = BeautifulSoup(client.get(ADDRESS).content, "html.parser")
    asked = client.get(f"{ADDRESS}?council=hartlow").text
    status, _ = _send(client, council="hartlow", outcome="mixed")

    offered = [(one["value"], one.text) for one in first.select("select[name=council] option")]
    assert offered == [("ashmere", "Ashmere"), ("hartlow", "Hartlow")]
    assert _shown(asked)["text"] == "Said by Hartlow."
    assert (status, UseReport.objects.get().outcome) == (302, "mixed")


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_writes_for_no_council_reads_who_can_and_keeps_what_was_typed(
    client: Client, viewer: Member, action: Action, method: str
) -> None:
    client.force_login(viewer)

    response = getattr(client, method)(ADDRESS, {**SENT, "text": "We rang <all>."})

    assert response.status_code == 403
    assert "A council’s editors and leads say what it did." in response.text
    assert ("We rang &lt;all&gt;." in response.text) == (method == "post")
    assert UseReport.objects.count() == 0


def test_who_was_taken_off_the_council_a_second_ago_is_refused(
    client: Client, writer: Member, action: Action
) -> None:
    client.get(ADDRESS)
    writer.memberships.update(to_on=timezone.localdate())

    response = client.post(ADDRESS, {**SENT, "text": "We rang all."})

    assert (response.status_code, "We rang all." in response.text) == (403, True)
    assert UseReport.objects.count() == 0


def test_who_is_not_let_in_yet_reads_why(client: Client, action: Action) -> None:
    client.force_login(MembershipFactory(role="lead", member__unapproved=True).member)

    response = client.post(ADDRESS, SENT)

    assert response.status_code == 403
    assert "once a moderator has let you in" in response.text


def test_a_visitor_is_led_to_sign_in_and_back(client: Client, action: Action) -> None:
    response = client.get(ADDRESS)

    assert (response.status_code, response.headers["Location"]) == (
        302,
        "/accounts/login/?next=/actions/ring/used/",
    )


def test_a_retired_action_takes_no_reports_and_says_so(
    client: Client, writer: Member, action: Action
) -> None:
    Action.objects.filter(pk=action.pk).update(state="retired")

    asked = client.get(ADDRESS)
    status, says = _send(client, text="Kept.")

    assert (asked.status_code, "takes no reports any more" in asked.text) == (409, True)
    assert (status, "takes no reports" in says[0]) == (409, True)
    assert "Tell others what you did" not in client.get("/actions/ring/").text


def test_what_is_not_public_cannot_be_found_out(client: Client, writer: Member) -> None:
    Action.objects.filter(pk=ActionFactory(submitted=True).pk).update(slug="ring")

    hidden, nothing = client.get(ADDRESS), client.get("/actions/no-such-action/used/")

    assert (hidden.status_code, hidden.content) == (404, nothing.content)


def test_a_report_needs_the_token_of_our_own_page(writer: Member, action: Action) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(writer)

    assert (client.post(ADDRESS, SENT).status_code, UseReport.objects.count()) == (403, 0)


def test_three_councils_cost_as_many_queries_as_one(
    client: Client, writer: Member, action: Action
) -> None:
    with_one = queries_for(client, ADDRESS)

    for _ in range(2):
        more = MembershipFactory(member=writer, role="editor", is_primary=False)
        UseReportFactory(action=action, council=more.council)

    assert queries_for(client, ADDRESS) == with_one
