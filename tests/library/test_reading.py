"""The page of one action says what its edition says, to those who may read it."""

from datetime import date

import pytest
from django.test import Client

from community.models import Member
from library.models import Action, ActionEvent, Recheck
from tests.counting import queries_for
from tests.factories.library import LISTED_AT, ActionFactory, ActionVoteFactory, UseReportFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db


def address(action: Action) -> str:
    """Where an action is read."""
    return f"/actions/{action.slug}/"


def test_every_part_that_there_is_is_shown_under_its_heading(client: Client) -> None:
    action = ActionFactory(
        listed=True,
        description="Ring **each** owner.",
        why="Nobody answers for it.",
        steps=["List them", "Ring them"],
        risk="They change.",
    )

    page = client.get(address(action)).text

    shown = ("<strong>each</strong>", "Nobody answers", "<li>List them", "They change.")
    assert [part for part in shown if part not in page] == []


def test_an_action_not_yet_written_in_full_says_so(client: Client) -> None:
    action = ActionFactory(listed=True)

    assert "The full text of this action is being written." in client.get(address(action)).text


@pytest.mark.parametrize("trait", ["submitted", "changes_asked", "declined"])
def test_what_is_not_public_has_no_page_even_for_its_author(client: Client, trait: str) -> None:
    action = ActionFactory(**{trait: True}, slug="hidden-one")
    client.force_login(action.author)

    nothing = client.get("/actions/no-such-thing/")
    hidden = client.get(address(action))

    assert (hidden.status_code, hidden.content) == (404, nothing.content)


def test_a_retired_action_says_why_and_leads_to_its_successor(client: Client) -> None:
    successor = ActionFactory(listed=True, title="Do this instead")
    action = ActionFactory(retired=True, successor=successor)
    ActionEvent.objects.create(
        action=action, what="retired", at=LISTED_AT, by=action.author, why="The portal closed."
    )

    page = client.get(address(action)).text

    assert "This action is retired." in page
    assert "Why: The portal closed." in page
    assert f'href="{address(successor)}"' in page


def test_an_overdue_review_is_shown_to_readers(client: Client) -> None:
    action = ActionFactory(listed=True, next_review_due_on=date(2025, 3, 1))

    assert "Review overdue since 1 March 2025" in client.get(address(action)).text


def test_nobody_reviews_what_has_left_the_list(client: Client) -> None:
    action = ActionFactory(retired=True, next_review_due_on=date(2025, 3, 1))

    assert "overdue" not in client.get(address(action)).text


def test_evidence_counts_councils_for_which_it_worked(client: Client) -> None:
    action = ActionFactory(listed=True)
    UseReportFactory(action=action)
    UseReportFactory(action=action, outcome="did-not-work")

    reports = client.get(address(action)).context["reports"]
    assert (reports.tier, reports.counting) == ("tried", 1)


def test_more_reports_and_steps_cost_no_more_queries(client: Client, member: Member) -> None:
    short = ActionFactory(listed=True, transitions=[(None, 1, 2)], tags=["one"])
    long = ActionFactory(
        listed=True,
        transitions=[(None, 1, 2), (None, 2, 3), (None, 3, 4)],
        tags=["two", "three", "four"],
    )
    UseReportFactory(action=short)
    UseReportFactory.create_batch(3, action=long)
    client.force_login(member)

    assert queries_for(client, address(long)) == queries_for(client, address(short))


def test_a_page_that_says_the_same_is_not_sent_again(client: Client) -> None:
    action = ActionFactory(listed=True)
    known = {"If-None-Match": client.get(address(action)).headers["ETag"]}

    same = client.get(address(action), headers=known)
    ActionVoteFactory(on=action)
    after_a_vote = client.get(address(action), headers=known)

    assert (same.status_code, same.content, after_a_vote.status_code) == (304, b"", 200)


def test_an_action_to_recheck_says_for_which_release_and_why(client: Client) -> None:
    release = make_release("0.2")
    action = ActionFactory(listed=True, model=release.model)
    dimension = release.dimensions.get().dimension
    Recheck.objects.create(
        action=action, release=release, dimension=dimension, created_at=LISTED_AT
    )

    seen = client.get(address(action)).context["recheck"]
    Action.objects.filter(pk=action.pk).update(state="retired")

    assert seen == {"releases": "0.2", "dimensions": "Data"}
    assert client.get(address(action)).context["recheck"] == {}


def test_an_action_that_was_split_leads_to_its_listed_parts(client: Client) -> None:
    whole = ActionFactory(retired=True)
    part = ActionFactory(listed=True, split_from=whole)
    ActionFactory(submitted=True, split_from=whole)

    assert list(client.get(address(whole)).context["parts"]) == [part]
