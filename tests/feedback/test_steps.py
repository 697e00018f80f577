"""Steps: from where to where, by whom, with a reason, kept in public, told to those concerned."""

from collections.abc import Callable

import pytest

from community.models import Member, Notice
from community.models.members import Role
from feedback.models import Proposal, ProposalEvent
from feedback.operations.refusals import NotAllowedError, NotNowError, ReasonMissingError
from feedback.operations.stepping import (
    HAPPENED,
    let_rest,
    open_discussion,
    reopen,
    triage,
    withdraw,
)
from feedback.states import State, Step
from tests.conftest import Post
from tests.factories.community import MemberFactory
from tests.factories.feedback import (
    RECEIVED_AT,
    ProposalCommentFactory,
    in_state,
    make_proposal,
)

pytestmark = pytest.mark.django_db
Operation = Callable[..., None]


def test_triage_keeps_the_kind_and_a_public_step(maintainer: Member) -> None:
    proposal = make_proposal(kind="wording")

    triage(proposal, kind="typo", why="It is a comma.", by=maintainer, at=RECEIVED_AT)

    proposal.refresh_from_db()
    last = ProposalEvent.objects.filter(proposal=proposal).values_list(
        "what", "from_state", "to_state", "by", "at", "why"
    )
    assert (proposal.state, proposal.kind, list(last)[-1]) == (
        "triaged",
        "typo",
        ("triaged", "received", "triaged", maintainer.pk, RECEIVED_AT, "It is a comma."),
    )


def test_a_step_without_a_reason_is_not_taken(maintainer: Member) -> None:
    proposal = make_proposal()

    with pytest.raises(ReasonMissingError):
        triage(proposal, kind="typo", why="  ", by=maintainer, at=RECEIVED_AT)

    proposal.refresh_from_db()
    assert proposal.state == "received"


@pytest.mark.parametrize("role", [None, Role.CURATOR, Role.MODERATOR, Role.OPERATOR])
def test_only_maintainers_triage(role: Role | None) -> None:
    member = MemberFactory(roles=[role] if role else [])

    with pytest.raises(NotAllowedError):
        triage(make_proposal(), kind="typo", why="So.", by=member, at=RECEIVED_AT)


def test_a_step_taken_twice_is_taken_once_and_the_second_is_told(maintainer: Member) -> None:
    proposal = in_state("triaged")

    open_discussion(proposal, why="Say.", by=maintainer, at=RECEIVED_AT)
    with pytest.raises(NotNowError, match="It is now “in discussion”"):
        open_discussion(proposal, why="Say.", by=maintainer, at=RECEIVED_AT)

    steps = ProposalEvent.objects.filter(proposal=proposal, what="discussion opened")
    assert steps.count() == 1


def test_its_author_withdraws_it_and_nobody_else(maintainer: Member) -> None:
    proposal = in_state("last_call")

    with pytest.raises(NotAllowedError):
        withdraw(proposal, why="Enough.", by=maintainer, at=RECEIVED_AT)
    withdraw(proposal, why="I was wrong.", by=proposal.author, at=RECEIVED_AT)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.decision, proposal.last_call_ends_at) == (
        "withdrawn",
        None,
        None,
    )


@pytest.mark.parametrize("state", ["decided", "withdrawn"])
def test_reopening_needs_something_new(state: str) -> None:
    proposal = in_state(state)

    with pytest.raises(ReasonMissingError, match="what is new"):
        reopen(proposal, why=" ", by=proposal.author, at=RECEIVED_AT)
    reopen(proposal, why="Two councils tried it.", by=proposal.author, at=RECEIVED_AT)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.decision) == ("reopened", None)


def test_a_stranger_does_not_reopen(member: Member) -> None:
    with pytest.raises(NotAllowedError):
        reopen(in_state("decided"), why="I am new.", by=member, at=RECEIVED_AT)


def test_what_rests_is_triaged_again(maintainer: Member) -> None:
    proposal = in_state("dormant")

    triage(proposal, kind="gap", why="Somebody asks.", by=maintainer, at=RECEIVED_AT)

    proposal.refresh_from_db()
    assert proposal.state == State.TRIAGED


def test_no_step_is_taken_in_silence() -> None:
    # A draft's author hands it in; and a release tells of what it took up in words of its own.
    assert set(Step) - set(HAPPENED) == {Step.RECEIVE, Step.ROLL_IN}


def test_the_author_and_who_discusses_are_told_once_each(maintainer: Member, post: Post) -> None:
    proposal = in_state("triaged", title="Name owners")
    talker = ProposalCommentFactory(proposal=proposal).author
    ProposalCommentFactory(proposal=proposal, author=talker)
    ProposalCommentFactory(proposal=proposal, author=maintainer)
    Notice.objects.all().delete()

    with post() as letters:
        let_rest(proposal, why="Later.", by=maintainer, at=RECEIVED_AT)

    sentence = "Proposal 1, “Name owners”, is dormant: nobody worked on it for some time."
    told = Notice.objects.order_by("member").values_list("member", "sentence", "address")
    assert list(told) == [
        (member, sentence, "/proposals/1/") for member in sorted([proposal.author_id, talker.pk])
    ]
    assert len(letters) == 2


def test_a_factory_leads_to_every_state_that_people_reach() -> None:
    reached = {state: in_state(state).state for state in State if state != State.ROLLED_IN}

    assert [state for state, now in reached.items() if state != now] == []
    assert Proposal.objects.public().count() == len(reached) - 1
