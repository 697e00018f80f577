"""The front page: what a visitor meets first, and what a member finds of their own."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from community.models import Member, Membership
from feedback.operations.voting import cast_vote
from tests.factories.community import MemberFactory, MembershipFactory
from tests.factories.feedback import RECEIVED_AT, in_state
from tests.factories.library import LISTED_AT, ActionFactory, ActionVoteFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db


def _main(client: Client) -> Tag:
    page = BeautifulSoup(client.get("/").content, "html.parser")
    return page.select_one("main") or page


def _listed(client: Client, part: str) -> list[str]:
    """The titles of one of the lists."""
    found = _main(client).select(f"[aria-labelledby={part}] li :is(h3, div) > a")
    return [title.text.strip() for title in found]


def _links(client: Client, label: str) -> list[tuple[str, str]]:
    found = _main(client).select(f"[aria-label='{label}'] a")
    return [(link.text, str(link["href"])) for link in found]


def test_an_empty_site_says_what_is_to_come(client: Client) -> None:
    said = [one.get_text(" ", strip=True) for one in _main(client).select(".app-empty")]

    assert said == [
        "No release yet No release of the model has been published yet. When one is, its "
        "dimensions are shown here.",
        "No proposal is open. Read the model : below every passage you can propose a change.",
        "Nothing has happened yet. Releases, decisions, actions and reports are told here.",
        "Nothing is listed yet. Propose the first action .",
        "What members support stands here, once there are actions.",
    ]


def test_actions_that_nobody_supports_ask_for_support(client: Client) -> None:
    ActionFactory(listed=True)

    empty = _main(client).select_one("[aria-labelledby=supported] .app-empty")

    assert empty is not None
    assert empty.get_text(strip=True).startswith("Nobody has supported an action yet.")


def test_it_says_how_large_the_model_and_the_library_are(client: Client) -> None:
    make_release("1.0", ("data", "design"), levels=3)
    ActionFactory(listed=True)
    ActionFactory(submitted=True)

    lead = _main(client).select_one(".app-lead")

    assert lead is not None
    assert "with 2 dimensions and 3 levels, a library of 1 action that" in lead.text


def test_every_dimension_of_the_current_release_can_be_pressed(client: Client) -> None:
    make_release("1.0", ("data",))
    make_release("1.1", ("data", "design"))

    figure = _main(client).select_one("figure")

    assert figure is not None
    assert [(str(a.get("aria-label") or a.text), a["href"]) for a in figure.select("a")] == [
        ("Data", "/model/1.1/data/"),
        ("Design", "/model/1.1/design/"),
        ("A model of ours 1.1", "/model/1.1/"),
        ("See what changed since 1.0", "/model/1.0/compare/1.1/"),
    ]


def test_the_nearest_to_a_decision_stand_first_then_the_most_supported(client: Client) -> None:
    for state in ("in_discussion", "decision_proposed", "last_call"):
        in_state(state, title=state)
    liked = in_state("in_discussion", title="liked")
    cast_vote(liked, by=MemberFactory(), at=RECEIVED_AT)
    in_state("decided")

    assert _listed(client, "being-decided") == ["last_call", "decision_proposed", "liked"]


def test_a_last_call_says_when_it_closes(client: Client) -> None:
    in_state("last_call")

    row = _main(client).select_one("[aria-labelledby=being-decided] .app-deadline")

    assert row is not None
    assert row.text.strip().startswith("Closes Thursday 9 April 2026 at 17:00, ")


def test_the_newest_actions_stand_beside_the_most_supported(client: Client) -> None:
    for day in range(1, 5):
        at = LISTED_AT - timedelta(days=day)
        action = ActionFactory(listed=True, listed_at=at, title=f"From {day} days before")
        ActionVoteFactory.create_batch(day - 1, on=action)
    ActionVoteFactory(on=ActionFactory(submitted=True, title="Not listed"))

    assert (_listed(client, "newest"), _listed(client, "supported")) == (
        ["From 1 days before", "From 2 days before", "From 3 days before"],
        ["From 4 days before", "From 3 days before", "From 2 days before"],
    )


def test_the_last_five_things_that_happened_are_told(client: Client) -> None:
    make_release()
    for hour in range(5):
        at = LISTED_AT + timedelta(hours=hour)
        ActionFactory(listed=True, listed_at=at, title=f"Action {hour}")

    assert _listed(client, "new") == [f"Action {hour}" for hour in (4, 3, 2, 1, 0)]


def test_a_visitor_is_shown_three_ways_in(client: Client) -> None:
    assert _links(client, "Ways in") == [
        ("Read the model", "/model/"),
        ("See where councils stand", "/councils/"),
        ("Take part", "/join/"),
    ]


def test_a_member_finds_their_council_and_what_they_wrote(client: Client) -> None:
    held = MembershipFactory(role=Membership.Role.EDITOR)
    slug = held.council.slug
    client.force_login(held.member)

    assert _links(client, "Yours") == [
        (held.council.name, f"/councils/{slug}/"),
        ("Assessments", f"/councils/{slug}/assessments/"),
        ("Suggested actions", f"/councils/{slug}/plans/suggestions/"),
        ("Plans", f"/councils/{slug}/plans/"),
        ("Your proposals", "/proposals/mine/"),
        ("Propose a change", "/proposals/new/"),
        ("Your actions", "/actions/mine/"),
        ("Propose an action", "/actions/propose/"),
    ]


def test_a_council_that_one_has_left_is_not_there(client: Client) -> None:
    held = MembershipFactory(to_on=LISTED_AT.date())
    client.force_login(held.member)

    assert held.council.name not in _main(client).text


def test_whom_nobody_has_let_in_yet_is_led_to_their_account(
    client: Client, unapproved: Member
) -> None:
    client.force_login(unapproved)

    assert _links(client, "Yours") == [
        ("Councils", "/councils/"),
        ("Your account", "/accounts/me/"),
    ]
