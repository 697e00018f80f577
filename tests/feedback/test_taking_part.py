"""Support and discussion: one vote a member, comments that stay, new arguments, hidden words."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.models import Member
from community.operations.bans import ban_member, lift_ban
from feedback.models import Proposal, ProposalComment, ProposalTally, ProposalVote
from feedback.operations.discussion import bring_new_argument, hide_comment, say
from feedback.operations.refusals import (
    NotAllowedError,
    NotNowError,
    OwnProposalError,
    ReasonMissingError,
)
from feedback.operations.voting import cast_vote, take_back_vote
from tests.factories.community import MembershipFactory
from tests.factories.feedback import (
    RECEIVED_AT,
    ProposalCommentFactory,
    ProposalVoteFactory,
    in_state,
    make_proposal,
)

pytestmark = pytest.mark.django_db


def _support(proposal: Proposal) -> tuple[int, int]:
    return ProposalTally.objects.values_list("people", "councils").get(proposal=proposal)


def test_a_vote_keeps_the_council_and_is_counted_once() -> None:
    membership, proposal = MembershipFactory(), make_proposal()

    for _ in range(2):
        cast_vote(proposal, by=membership.member, at=RECEIVED_AT)

    kept = ProposalVote.objects.values_list("proposal", "member", "council", "at", "counted")
    assert list(kept) == [
        (proposal.pk, membership.member_id, membership.council_id, RECEIVED_AT, True)
    ]
    assert _support(proposal) == (1, 1)


def test_a_vote_taken_back_is_gone_and_can_be_given_again(member: Member) -> None:
    proposal, counts = make_proposal(), []

    for _ in range(2):
        cast_vote(proposal, by=member, at=RECEIVED_AT)
        counts.append(_support(proposal))
        take_back_vote(proposal, by=member)

    assert (counts, _support(proposal)) == ([(1, 0), (1, 0)], (0, 0))


def test_nobody_supports_their_own_nor_what_is_decided(member: Member, unapproved: Member) -> None:
    own = make_proposal()

    with pytest.raises(OwnProposalError):
        cast_vote(own, by=own.author, at=RECEIVED_AT)
    with pytest.raises(NotAllowedError):
        cast_vote(own, by=unapproved, at=RECEIVED_AT)
    for state in ("decided", "withdrawn"):
        with pytest.raises(NotNowError):
            cast_vote(in_state(state), by=member, at=RECEIVED_AT)
    assert ProposalVote.objects.count() == 0


def test_a_ban_leaves_votes_out_and_lifting_it_counts_them(moderator: Member) -> None:
    vote, counts = ProposalVoteFactory(), []

    ban_member(vote.member, why="Spam.", by=moderator, at=RECEIVED_AT)
    counts.append(_support(vote.proposal))
    lift_ban(vote.member, why="A mistake.", by=moderator, at=RECEIVED_AT)
    counts.append(_support(vote.proposal))

    assert counts == [(0, 0), (1, 0)]


def test_a_comment_is_kept_as_it_was_said_and_once(member: Member) -> None:
    proposal = make_proposal()

    for _ in range(2):
        say(proposal, text="I agree.\r\nFully.", by=member, at=RECEIVED_AT)

    kept = ProposalComment.objects.values_list("author", "text", "is_new_argument")
    assert list(kept) == [(member.pk, "I agree.\nFully.", False)]


def test_a_comment_needs_words_a_member_and_an_open_proposal(
    member: Member, unapproved: Member
) -> None:
    with pytest.raises(ReasonMissingError):
        say(make_proposal(), text=" ", by=member, at=RECEIVED_AT)
    with pytest.raises(NotAllowedError):
        say(make_proposal(), text="Yes.", by=unapproved, at=RECEIVED_AT)
    with pytest.raises(NotNowError):
        say(in_state("decided"), text="Yes.", by=member, at=RECEIVED_AT)


def test_a_new_argument_is_a_comment_that_starts_the_last_call_again(member: Member) -> None:
    proposal = in_state("last_call")
    later = RECEIVED_AT + datetime.timedelta(days=4)

    bring_new_argument(proposal, text="Parishes differ.", by=member, at=later)

    proposal.refresh_from_db()
    said = ProposalComment.objects.values_list("text", "is_new_argument")
    last = proposal.events.in_order().last()
    assert (list(said), last and last.why) == ([("Parishes differ.", True)], "Parishes differ.")
    assert proposal.last_call_ends_at == datetime.datetime(2026, 4, 13, 16, tzinfo=datetime.UTC)


def test_outside_a_last_call_there_is_none_to_start_again(member: Member) -> None:
    with pytest.raises(NotNowError):
        bring_new_argument(in_state("triaged"), text="But.", by=member, at=RECEIVED_AT)

    assert ProposalComment.objects.count() == 0


def test_a_hidden_comment_leaves_who_why_and_no_words(client: Client, moderator: Member) -> None:
    comment = ProposalCommentFactory(text="Buy my thing.")

    hide_comment(comment, why="advertising.", by=moderator, at=RECEIVED_AT)

    page = client.get(comment.proposal.get_absolute_url()).content.decode()
    assert "Removed by a moderator on 1 April 2026: advertising." in page
    assert "Buy my thing." not in page


def test_only_moderators_hide_and_say_why(maintainer: Member, moderator: Member) -> None:
    comment = ProposalCommentFactory()

    with pytest.raises(NotAllowedError):
        hide_comment(comment, why="So.", by=maintainer, at=RECEIVED_AT)
    with pytest.raises(ReasonMissingError):
        hide_comment(comment, why="", by=moderator, at=RECEIVED_AT)


def test_the_page_takes_a_vote_and_a_comment(client: Client, member: Member) -> None:
    make_proposal()
    client.force_login(member)

    client.post("/proposals/1/vote/", {"vote": "support"})
    client.post("/proposals/1/comments/", {"text": "I agree."})

    page = BeautifulSoup(client.get("/proposals/1/").content, "html.parser")
    said = [" ".join(one.text.split()) for one in page.select("article.app-comment .govuk-body")]
    panel = " ".join(one.text for one in page.select("#vote .app-status"))
    assert (said, panel.strip()) == (["I agree."], "You support this")


def test_a_comment_that_comes_too_late_is_not_lost(client: Client, member: Member) -> None:
    in_state("decided")
    client.force_login(member)

    response = client.post("/proposals/1/comments/", {"text": "A long thought."})

    assert response.status_code == 409
    assert "A long thought." in response.content.decode()
    assert "the discussion is closed" in response.content.decode()
