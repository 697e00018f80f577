"""The vote panel and its button, over the web."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from community.models import Member
from community.models.members import Role
from library.models import Action, ActionTally, ActionVote
from library.operations.merging import merge_action
from library.views.voting import vote_panel
from tests.factories.community import LONG_AGO, MemberFactory
from tests.factories.library import (
    ActionFactory,
    ActionVoteFactory,
    UseReportFactory,
    next_edition,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def action() -> Action:
    return ActionFactory(listed=True, slug="name-an-owner")


def _vote(client: Client, wish: str, **headers: str) -> tuple[int, str]:
    """Status, and the address sent on to or else the words of the page."""
    response = client.post("/actions/name-an-owner/vote/", {"vote": wish}, headers=headers)
    page = BeautifulSoup(response.content, "html.parser")
    return response.status_code, response.get("Location") or " ".join(page.text.split())


def _people(action: Action) -> int:
    return ActionTally.objects.values_list("people", flat=True).get(action=action)


def _rewrite(action: Action) -> None:
    """Give a listed action a second text, as a substantive edit does."""
    next_edition(action, title="Rewritten")


def test_the_button_supports_and_says_so(client: Client, member: Member, action: Action) -> None:
    client.force_login(member)

    answer = _vote(client, "support")

    page = BeautifulSoup(client.get("/actions/name-an-owner/").content, "html.parser")
    notices = [" ".join(each.text.split()) for each in page.select(".app-notice--success")]
    assert (answer, _people(action), notices) == (
        (302, "/actions/name-an-owner/"),
        1,
        ["You support this action."],
    )


def test_the_panel_says_that_something_was_done_only_when_it_was(
    client: Client, member: Member, action: Action
) -> None:
    UseReportFactory(action=action)
    client.force_login(member)

    page = BeautifulSoup(client.get("/actions/name-an-owner/").content, "html.parser")

    assert page.select("#vote .app-notice") == []


def test_a_form_sent_twice_is_one_vote(client: Client, member: Member, action: Action) -> None:
    client.force_login(member)

    for _ in range(2):
        _vote(client, "support")

    assert (_people(action), ActionVote.objects.count()) == (1, 1)


def test_the_other_button_takes_the_vote_back(
    client: Client, member: Member, action: Action
) -> None:
    ActionVoteFactory(on=action, member=member)
    client.force_login(member)

    answers = [_vote(client, "take-back") for _ in range(2)]

    assert (answers, _people(action)) == ([(302, "/actions/name-an-owner/")] * 2, 0)


def test_htmx_gets_the_panel_as_it_is_now(client: Client, member: Member, action: Action) -> None:
    client.force_login(member)

    status, words = _vote(client, "support", **{"HX-Request": "true"})

    assert (status, words) == (
        200,
        "You support this action. You support this 1 personin 0 councils Take your vote back "
        "One vote a member. You can take it back. Say why you support it",
    )


def test_a_visitor_is_sent_to_sign_in_and_back_to_the_action(
    client: Client, action: Action
) -> None:
    answer = _vote(client, "support")

    assert (answer, _people(action)) == (
        (302, "/accounts/login/?next=/actions/name-an-owner/"),
        0,
    )


def test_a_vote_on_a_retired_action_is_refused_in_a_sentence(
    client: Client, member: Member, action: Action
) -> None:
    Action.objects.filter(pk=action.pk).update(state="retired")
    client.force_login(member)

    status, words = _vote(client, "support")

    assert (status, "takes no votes" in words, _people(action)) == (409, True, 0)


def test_authors_and_those_not_let_in_are_refused_in_a_sentence(
    client: Client, unapproved: Member, action: Action
) -> None:
    answers = []

    for voter in (action.author, unapproved):
        client.force_login(voter)
        status, words = _vote(client, "support")
        answers.append((status, "Your vote was not counted" in words))

    assert (answers, _people(action)) == ([(403, True), (403, True)], 0)


def test_a_refusal_under_htmx_leads_to_the_page_that_says_why(
    client: Client, action: Action
) -> None:
    client.force_login(action.author)
    address = "/actions/name-an-owner/vote/"

    response = client.post(address, {"vote": "support"}, headers={"HX-Request": "true"})

    page = client.get("/actions/name-an-owner/").content.decode()
    assert (response.headers["HX-Redirect"], "has to come from others" in page) == (
        "/actions/name-an-owner/",
        True,
    )


@pytest.mark.parametrize("wish", ["", "down", "SUPPORT"])
def test_a_wish_that_no_button_has_is_refused(
    client: Client, member: Member, action: Action, wish: str
) -> None:
    client.force_login(member)

    assert (_vote(client, wish)[0], _people(action)) == (400, 0)


def test_a_vote_needs_the_token_of_our_own_page(member: Member, action: Action) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)

    assert (_vote(client, "support")[0], _people(action)) == (403, 0)


def test_a_vote_is_never_cast_by_following_a_link(
    client: Client, member: Member, action: Action
) -> None:
    client.force_login(member)

    status = client.get("/actions/name-an-owner/vote/?vote=support").status_code

    assert (status, _people(action)) == (405, 0)


@pytest.mark.parametrize("state", ["draft", "submitted", "declined"])
def test_what_is_not_public_cannot_be_voted_on_or_found_out(
    client: Client, member: Member, state: str
) -> None:
    hidden = ActionFactory(**({} if state == "draft" else {state: True}))
    Action.objects.filter(pk=hidden.pk).update(slug="name-an-owner")
    client.force_login(member)

    hidden_answer = client.post("/actions/name-an-owner/vote/", {"vote": "support"})
    nothing = client.post("/actions/no-such-action/vote/", {"vote": "support"})

    assert (hidden_answer.status_code, hidden_answer.content) == (404, nothing.content)


def test_the_panel_offers_what_each_reader_can_do(
    client: Client, member: Member, unapproved: Member, action: Action
) -> None:
    voter = ActionVoteFactory(on=action).member
    readers = [member, unapproved, action.author, voter]

    states = [vote_panel(action, reader).state for reader in readers]

    assert states == ["open", "counts_only", "counts_only", "supported"]


def test_a_changed_text_asks_its_voters_again_and_keeps_their_vote_until_then(
    client: Client, action: Action
) -> None:
    voter = ActionVoteFactory(on=action).member
    _rewrite(action)
    client.force_login(voter)
    before = vote_panel(action, voter)

    _vote(client, "support")

    after = vote_panel(action, voter)
    assert [(each.state, each.people) for each in (before, after)] == [
        ("stale", 1),
        ("supported", 1),
    ]


def test_a_retired_action_offers_nothing_but_taking_back(action: Action) -> None:
    voter = ActionVoteFactory(on=action).member
    Action.objects.filter(pk=action.pk).update(state="retired")
    action.refresh_from_db()

    states = [vote_panel(action, reader).state for reader in (voter, MemberFactory())]

    assert states == ["supported", "counts_only"]


def test_a_panel_costs_as_many_queries_however_many_vote(
    member: Member, action: Action, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for more in (1, 2):
        for _ in range(more):
            ActionVoteFactory(on=action)
        with django_assert_num_queries(4):
            vote_panel(action, member)


def test_who_came_by_a_merge_confirms_or_says_not_mine(client: Client, action: Action) -> None:
    duplicate = ActionFactory(listed=True, title="Move every form")
    voters = [ActionVoteFactory(on=duplicate).member for _ in range(2)]
    curator = MemberFactory(roles=[Role.CURATOR])
    merge_action(duplicate, into=action, why="The same.", by=curator, at=LONG_AGO)
    panels = [vote_panel(action, voter) for voter in voters]

    for voter, wish in zip(voters, ("support", "take-back"), strict=True):
        client.force_login(voter)
        _vote(client, wish)

    now = [vote_panel(action, voter).state for voter in voters]
    assert [(one.state, one.from_title) for one in panels] == [("carried", "Move every form")] * 2
    assert now == ["supported", "open"]
