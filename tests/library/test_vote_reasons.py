"""Why a member supports an action: kept beside the vote, shown, hidden; and who is asked again."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from community.models import Member
from community.models.members import Role
from library.models import Action, ActionTally, ActionVote
from library.operations.voting import ReasonRefusedError, give_reason, hide_reason
from library.views.vote_reasons import reasons_of
from library.views.voting import vote_panel
from tests.counting import queries_for
from tests.factories.community import MemberFactory
from tests.factories.library import ActionFactory, ActionVoteFactory, next_edition

pytestmark = pytest.mark.django_db
AT = timezone.now()


@pytest.fixture
def action(db: None) -> Action:
    return ActionFactory(listed=True, slug="name-an-owner")


@pytest.fixture
def vote(action: Action) -> ActionVote:
    return ActionVoteFactory(on=action)


@pytest.fixture
def moderator(db: None) -> Member:
    return MemberFactory(roles=[Role.MODERATOR])


def _said() -> list[str]:
    return list(ActionVote.objects.order_by("pk").values_list("reason", flat=True))


def test_a_reason_takes_the_place_of_the_one_before_and_an_empty_one_of_any(
    vote: ActionVote,
) -> None:
    said = []
    for reason in (" It works.\r\nTwice. ", "It works.", " "):
        give_reason(vote.action, reason=reason, by=vote.member)
        said += _said()

    assert said == ["It works.\nTwice.", "It works.", ""]


def test_only_a_voter_says_why_and_only_of_their_own_vote(vote: ActionVote, member: Member) -> None:
    with pytest.raises(ReasonRefusedError):
        give_reason(vote.action, reason="Because.", by=member)

    assert _said() == [""]


def test_a_reason_has_500_characters_at_most(vote: ActionVote) -> None:
    give_reason(vote.action, reason="x" * 500, by=vote.member)
    with pytest.raises(ReasonRefusedError):
        give_reason(vote.action, reason="y" * 501, by=vote.member)

    assert _said() == ["x" * 500]


def test_a_moderator_hides_a_reason_and_the_vote_counts_on(
    vote: ActionVote, moderator: Member
) -> None:
    give_reason(vote.action, reason="Buy mine.", by=vote.member)

    hide_reason(vote, why=" It sells. ", by=moderator, at=AT)

    hidden = ActionVote.objects.values_list("hidden_at", "hidden_by", "hidden_why").get()
    assert hidden == (AT, moderator.pk, "It sells.")
    (shown,) = reasons_of(vote.action, vote.member).shown
    assert (shown.text, shown.removed) == ("", "Hidden by a moderator: It sells.")
    assert ActionTally.objects.values_list("people", flat=True).get(action=vote.action) == 1


def test_nobody_else_hides_a_reason_and_nobody_without_saying_why(
    vote: ActionVote, moderator: Member, curator: Member
) -> None:
    for by, why in ((curator, "It sells."), (vote.member, "Mine."), (moderator, " ")):
        with pytest.raises(ReasonRefusedError):
            hide_reason(vote, why=why, by=by, at=AT)

    assert not ActionVote.objects.filter(hidden_at__isnull=False).exists()


def test_what_is_hidden_is_taken_away_but_not_rewritten(
    vote: ActionVote, moderator: Member
) -> None:
    give_reason(vote.action, reason="Buy mine.", by=vote.member)
    hide_reason(vote, why="It sells.", by=moderator, at=AT)

    with pytest.raises(ReasonRefusedError):
        give_reason(vote.action, reason="Buy two.", by=vote.member)
    give_reason(vote.action, reason="", by=vote.member)

    assert _said() == [""]


def test_the_page_shows_reasons_with_names_and_none_of_who_left_or_was_banned(
    client: Client, action: Action
) -> None:
    ActionVoteFactory(on=action, reason="It works.", member__display_name="Ann")
    ActionVoteFactory(on=action, reason="Gone.", member__banned=True)
    ActionVoteFactory(on=action, reason="Uncounted.", counted=False)
    ActionVoteFactory(on=action)

    page = BeautifulSoup(client.get("/actions/name-an-owner/").content, "html.parser")

    said = [[part.text for part in one.select("p")] for one in page.select("#support article")]
    assert said == [["Ann, 2 March 2026", "It works."]]


def test_reasons_take_the_same_queries_for_one_and_for_three(
    client: Client, action: Action
) -> None:
    ActionVoteFactory(on=action, reason="One.")
    for_one = queries_for(client, "/actions/name-an-owner/")
    ActionVoteFactory.create_batch(2, on=action, reason="More.")

    assert queries_for(client, "/actions/name-an-owner/") == for_one


def test_a_voter_says_why_on_a_page_of_its_own(client: Client, vote: ActionVote) -> None:
    client.force_login(vote.member)
    address = "/actions/name-an-owner/vote/reason/"

    answer = client.post(address, {"reason": "It works."})

    assert answer.headers["Location"] == "/actions/name-an-owner/#support"
    assert "It works." in client.get(address).content.decode()


def test_without_a_vote_a_reason_is_refused_and_not_lost(
    client: Client, member: Member, action: Action
) -> None:
    client.force_login(member)

    answer = client.post("/actions/name-an-owner/vote/reason/", {"reason": "It works."})

    html = answer.content.decode()
    assert (answer.status_code, "It works." in html) == (409, True)
    assert "Support the action first, then say why." in html


def test_a_moderator_hides_a_reason_on_its_page(
    client: Client, action: Action, moderator: Member
) -> None:
    vote = ActionVoteFactory(on=action, reason="Buy mine.")
    address = f"/actions/name-an-owner/reasons/{vote.pk}/hide/"
    client.force_login(moderator)

    refused = client.post(address, {"why": ""})
    client.post(address, {"why": "It sells."})

    assert refused.status_code == 422
    assert ActionVote.objects.get().hidden_why == "It sells."


def test_votes_for_a_text_before_a_substantive_edit_are_to_be_reconfirmed(action: Action) -> None:
    old = ActionVoteFactory(on=action)
    next_edition(action, "editorial")
    after_editorial = list(ActionVote.objects.to_reconfirm())
    next_edition(action, "substantive")
    ActionVoteFactory(on=action)
    next_edition(action, "editorial")

    assert (after_editorial, list(ActionVote.objects.to_reconfirm())) == ([], [old])


def test_the_panel_says_how_many_votes_are_for_an_earlier_text(action: Action) -> None:
    voter = ActionVoteFactory(on=action).member
    next_edition(action, "substantive")
    new_voter = ActionVoteFactory(on=action).member

    panels = [vote_panel(action, reader) for reader in (voter, new_voter)]

    assert [(one.people, one.earlier, one.state, one.changes_url) for one in panels] == [
        (2, 1, "stale", "/actions/name-an-owner/editions/1/compare/2/"),
        (2, 1, "supported", ""),
    ]


def test_the_page_shows_a_voter_what_has_changed_since_they_supported_it(
    client: Client, action: Action
) -> None:
    voter = ActionVoteFactory(on=action).member
    next_edition(action, "substantive", risk="It is late.")
    new_voter = ActionVoteFactory(on=action).member
    shown = []
    for reader in (voter, new_voter):
        client.force_login(reader)
        page = BeautifulSoup(client.get("/actions/name-an-owner/").content, "html.parser")
        shown.append([one.text for one in page.select("#changed ins")])

    assert shown == [["added: It is late."], []]


def test_an_editorial_edit_asks_no_voter_again(action: Action) -> None:
    voter = ActionVoteFactory(on=action).member
    next_edition(action, "editorial")

    panel = vote_panel(action, voter)

    assert (panel.state, panel.earlier) == ("supported", 0)
