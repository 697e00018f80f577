"""Decisions: with reasons, not by the author, once, and after the last call if there was one."""

import datetime

import pytest

from community.models import Member
from community.models.members import Role
from feedback.models import Decision, Proposal, StoodAside
from feedback.operations.deciding import (
    Ending,
    UnclearDecisionError,
    decide,
    propose_decision,
    restart_last_call,
    stand_aside,
    start_last_call,
)
from feedback.operations.refusals import (
    NotAllowedError,
    NotNowError,
    OwnProposalError,
    ReasonMissingError,
)
from feedback.operations.stepping import reopen, triage
from feedback.states import Outcome
from tests.factories.community import MemberFactory
from tests.factories.feedback import LATER, RECEIVED_AT, decided, in_state, make_proposal

pytestmark = pytest.mark.django_db
DECLINED = Ending(outcome=Outcome.DECLINED, reasons="It would date the text.")


def _second_maintainer() -> Member:
    return MemberFactory(roles=[Role.MAINTAINER])


def test_a_decision_keeps_outcome_reasons_and_who(maintainer: Member) -> None:
    proposal = in_state("in_discussion")

    propose_decision(proposal, DECLINED, by=maintainer, at=RECEIVED_AT)
    other = _second_maintainer()
    decide(proposal, by=other, at=LATER, without_call="All agree.")

    kept = Decision.objects.values_list(
        "outcome", "reasons", "proposed_by", "decided_by", "decided_at", "without_call"
    )
    proposal.refresh_from_db()
    assert list(kept) == [
        ("declined", DECLINED.reasons, maintainer.pk, other.pk, LATER, "All agree.")
    ]
    assert proposal.state == "decided"


def test_nobody_decides_on_their_own_proposal(maintainer: Member) -> None:
    proposal = in_state("in_discussion", author=maintainer)

    with pytest.raises(OwnProposalError, match="another maintainer"):
        propose_decision(proposal, DECLINED, by=maintainer, at=RECEIVED_AT)
    propose_decision(proposal, DECLINED, by=_second_maintainer(), at=RECEIVED_AT)
    with pytest.raises(OwnProposalError, match="another maintainer"):
        decide(proposal, by=maintainer, at=LATER, without_call="I like it.")

    proposal.refresh_from_db()
    assert proposal.state == "decision_proposed"


def test_who_stood_aside_decides_nothing(maintainer: Member) -> None:
    proposal = in_state("decision_proposed")

    stand_aside(proposal, why="My council asked for it.", by=maintainer, at=RECEIVED_AT)
    with pytest.raises(OwnProposalError, match="stood aside"):
        decide(proposal, by=maintainer, at=LATER, without_call="It is small.")

    kept = StoodAside.objects.values_list("proposal", "member", "why")
    assert list(kept) == [(proposal.pk, maintainer.pk, "My council asked for it.")]


def test_only_maintainers_decide(member: Member, curator: Member) -> None:
    proposal = in_state("decision_proposed")

    for other in (member, curator):
        with pytest.raises(NotAllowedError):
            decide(proposal, by=other, at=LATER, without_call="It is small.")


def test_of_two_who_decide_the_second_is_told_who_was_faster() -> None:
    proposal = in_state("decision_proposed")
    first, second = MemberFactory(roles=[Role.MAINTAINER], display_name="Ann"), _second_maintainer()

    decide(proposal, by=first, at=LATER, without_call="It is small.")
    with pytest.raises(NotNowError, match="It is now “decided”: Ann was faster"):
        decide(proposal, by=second, at=LATER, without_call="It is small.")

    assert list(Decision.objects.values_list("decided_by", flat=True)) == [first.pk]


@pytest.mark.parametrize(
    "ending",
    [
        Ending(outcome=Outcome.DEFERRED, reasons="Later."),
        Ending(outcome=Outcome.DUPLICATE, reasons="Twice."),
        Ending(outcome=Outcome.WITH_CHANGES, reasons="Nearly."),
        Ending(outcome=Outcome.DECLINED, reasons="No.", deferred_to="0.3"),
    ],
)
def test_an_ending_without_its_part_is_refused(ending: Ending, maintainer: Member) -> None:
    with pytest.raises(UnclearDecisionError):
        propose_decision(in_state("triaged"), ending, by=maintainer, at=RECEIVED_AT)

    assert Decision.objects.count() == 0


def test_a_decision_without_reasons_is_refused(maintainer: Member) -> None:
    empty = Ending(outcome=Outcome.DECLINED, reasons=" ")

    with pytest.raises(ReasonMissingError):
        propose_decision(in_state("triaged"), empty, by=maintainer, at=RECEIVED_AT)


def test_a_duplicate_names_another_proposal(maintainer: Member) -> None:
    first = make_proposal()

    second = decided(
        make_proposal(), Ending(outcome=Outcome.DUPLICATE, reasons="Twice.", duplicate_of=first)
    )

    assert str(second.decision) == "duplicate of 1"


def test_a_last_call_ends_at_five_in_london_and_nobody_decides_before(maintainer: Member) -> None:
    proposal = in_state("decision_proposed")

    ends = start_last_call(proposal, days=8, why="Speak.", by=maintainer, at=RECEIVED_AT)
    with pytest.raises(NotNowError, match="until Thursday 9 April 2026 at 17:00"):
        decide(proposal, by=maintainer, at=ends - datetime.timedelta(minutes=1))
    decide(proposal, by=maintainer, at=ends)

    assert ends == datetime.datetime(2026, 4, 9, 16, tzinfo=datetime.UTC)


@pytest.mark.parametrize("days", [0, 61])
def test_a_last_call_takes_one_to_sixty_days(days: int, maintainer: Member) -> None:
    with pytest.raises(NotNowError, match="1 to 60 days"):
        start_last_call(
            in_state("decision_proposed"), days=days, why="So.", by=maintainer, at=RECEIVED_AT
        )


def test_without_a_last_call_a_decision_says_why(maintainer: Member) -> None:
    with pytest.raises(ReasonMissingError, match="no last call"):
        decide(in_state("decision_proposed"), by=maintainer, at=LATER)


def test_a_new_argument_starts_the_last_call_again_once_for_each_member(member: Member) -> None:
    proposal = in_state("last_call")
    later = RECEIVED_AT + datetime.timedelta(days=5)

    restart_last_call(proposal, why="Nobody asked parishes.", by=member, at=later)
    with pytest.raises(NotNowError, match="once"):
        restart_last_call(proposal, why="Nor towns.", by=member, at=later)

    proposal.refresh_from_db()
    assert proposal.last_call_ends_at == datetime.datetime(2026, 4, 14, 16, tzinfo=datetime.UTC)


def test_an_earlier_decision_stays_when_it_is_reopened(maintainer: Member) -> None:
    proposal = decided(make_proposal(), DECLINED)
    reopen(proposal, why="There is news.", by=proposal.author, at=LATER)
    triage(proposal, kind="gap", why="Read.", by=maintainer, at=LATER)
    accepted = Ending(outcome=Outcome.ACCEPTED, reasons="Now it is right.")
    propose_decision(proposal, accepted, by=maintainer, at=LATER)

    kept = Proposal.objects.get(pk=proposal.pk).decisions.in_order()
    assert [(one.ordinal, one.outcome, one.is_taken) for one in kept] == [
        (1, "declined", True),
        (2, "accepted", False),
    ]
