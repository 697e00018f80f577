"""What the database refuses about proposals, whoever asks, and what it counts."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from feedback.models import (
    Decision,
    Proposal,
    ProposalComment,
    ProposalEvent,
    ProposalTally,
    ProposalVote,
    StoodAside,
)
from feedback.states import Outcome
from tests.factories.community import CouncilFactory, MemberFactory
from tests.factories.feedback import (
    RECEIVED_AT,
    DraftFactory,
    ProposalCommentFactory,
    ProposalVoteFactory,
    in_state,
    make_proposal,
)
from tests.replacing import replace_first

pytestmark = pytest.mark.django_db
WORDS_STAY = "A proposal stays as it was received: propose another one."
OWN = "Nobody decides on their own proposal, nor on one from which they stood aside."


def _refused(change: Callable[[], Any]) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        change()
    return str(refusal.value).splitlines()[0]


def _row(proposal: Proposal) -> Any:
    return Proposal.objects.filter(pk=proposal.pk)


@pytest.mark.parametrize(
    "column", ["quote", "title", "reason", "replacement", "quote_sha256", "number"]
)
def test_what_was_received_refuses_other_words(column: str) -> None:
    proposal = make_proposal()

    refusal = _refused(lambda: _row(proposal).update(**{column: "7"}))

    assert refusal == WORDS_STAY


def test_what_was_received_refuses_another_author_or_anchor() -> None:
    proposal, other = make_proposal(), MemberFactory()

    assert _refused(lambda: _row(proposal).update(author=other)) == WORDS_STAY
    assert _refused(lambda: _row(proposal).update(element="release")) == WORDS_STAY
    assert _refused(lambda: _row(proposal).update(passage_uid=None)) == WORDS_STAY


def test_what_was_received_refuses_to_be_deleted() -> None:
    rows = _row(make_proposal())

    assert _refused(lambda: rows._raw_delete(rows.db)) == WORDS_STAY


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("key", ["uid", "number"])
def test_what_was_received_is_not_replaced_by_one_that_has_its(key: str) -> None:
    make_proposal()
    other = {"uid": "hex(randomblob(16))", "number": "9", "state": "'draft'", "id": "id + 100"}
    del other[key]

    assert _refused(lambda: replace_first(Proposal, **other)) == WORDS_STAY


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    ("model", "sentence"),
    [
        (ProposalEvent, "What happened to a proposal is never rewritten."),
        (Decision, "A decision that was taken never changes."),
        (ProposalComment, "What was said stays as it was said; a moderator may hide it."),
    ],
)
def test_what_was_written_is_not_replaced(model: type[models.Model], sentence: str) -> None:
    ProposalCommentFactory(proposal=in_state("decided"))

    assert _refused(lambda: replace_first(model)) == sentence


def test_its_author_may_be_named_otherwise_later() -> None:
    proposal = make_proposal()

    assert _row(proposal).update(credit="none") == 1


def test_a_proposal_is_born_a_draft() -> None:
    refusal = _refused(lambda: DraftFactory(state="received", number=1, received_at=RECEIVED_AT))

    assert refusal == "A proposal begins as a draft."


@pytest.mark.parametrize("state", ["triaged", "withdrawn", "draft"])
def test_a_state_without_its_step_is_refused(state: str) -> None:
    rows = _row(make_proposal())

    assert (
        _refused(lambda: rows.update(state=state)) == "A proposal stands where its last step led."
    )


def test_a_step_that_the_table_does_not_have_is_refused(maintainer: Any) -> None:
    step = {"what": "decided", "from_state": "received", "to_state": "decided", "why": "So."}
    row = ProposalEvent(proposal=make_proposal(), by=maintainer, at=RECEIVED_AT, **step)

    assert "feedback_step_is_in_the_table" in _refused(row.save)


def test_a_step_without_a_reason_is_refused(maintainer: Any) -> None:
    step = {"what": "triaged", "from_state": "received", "to_state": "triaged", "why": ""}
    row = ProposalEvent(proposal=make_proposal(), by=maintainer, at=RECEIVED_AT, **step)

    assert "feedback_step_says_why" in _refused(row.save)


@pytest.mark.parametrize("change", [lambda e: e.update(why="x"), lambda e: e.delete()])
def test_what_happened_is_never_rewritten(change: Callable[[Any], object]) -> None:
    make_proposal()

    refusal = _refused(lambda: change(ProposalEvent.objects.all()))

    assert refusal == "What happened to a proposal is never rewritten."


def _decision(proposal: Proposal, **given: Any) -> Decision:
    defaults = {
        "ordinal": 9,
        "outcome": Outcome.DECLINED,
        "reasons": "No.",
        "proposed_at": RECEIVED_AT,
    }
    return Decision(proposal=proposal, **{**defaults, "proposed_by": MemberFactory(), **given})


def test_a_decision_by_its_author_is_refused() -> None:
    proposal = make_proposal()
    taken = {"decided_by": proposal.author, "decided_at": RECEIVED_AT}

    assert _refused(_decision(proposal, proposed_by=proposal.author).save) == OWN
    assert _refused(_decision(proposal, **taken).save) == OWN


def test_an_author_cannot_take_a_decision_that_another_proposed() -> None:
    proposal = in_state("decision_proposed")
    rows = Decision.objects.filter(proposal=proposal)

    taken = {"decided_by": proposal.author, "decided_at": RECEIVED_AT}
    assert _refused(lambda: rows.update(**taken)) == OWN


def test_a_decision_by_who_stood_aside_is_refused() -> None:
    proposal, member = in_state("decision_proposed"), MemberFactory()
    StoodAside.objects.create(proposal=proposal, member=member, why="A friend's.", at=RECEIVED_AT)
    rows = Decision.objects.filter(proposal=proposal)

    taken = {"decided_by": member, "decided_at": RECEIVED_AT}
    assert _refused(lambda: rows.update(**taken)) == OWN


@pytest.mark.parametrize(
    "change", [{"reasons": "Other."}, {"decided_by": None, "decided_at": None}]
)
def test_a_decision_that_was_taken_never_changes(change: dict[str, Any]) -> None:
    rows = Decision.objects.filter(proposal=in_state("decided"))

    assert _refused(lambda: rows.update(**change)) == "A decision that was taken never changes."


def test_a_decision_without_reasons_is_refused() -> None:
    row = _decision(make_proposal(), reasons="")

    assert "feedback_decision_gives_reasons" in _refused(row.save)


def test_a_proposal_is_not_decided_by_a_decision_that_nobody_took(maintainer: Any) -> None:
    proposal = in_state("decision_proposed")
    ProposalEvent.objects.create(
        proposal=proposal,
        what="decided",
        from_state="decision_proposed",
        to_state="decided",
        by=maintainer,
        at=RECEIVED_AT,
        why="So.",
    )

    refusal = _refused(lambda: _row(proposal).update(state="decided"))

    assert refusal == "A proposal is decided by a decision which somebody took."


def test_a_decided_proposal_takes_no_second_decision() -> None:
    proposal = in_state("decided")
    second = _decision(proposal, decided_by=MemberFactory(), decided_at=RECEIVED_AT)
    second.save()

    refusal = _refused(lambda: _row(proposal).update(decision=second))

    assert refusal == "It is decided: only reopening it leads to another decision."


def test_a_last_call_has_an_end() -> None:
    rows = _row(in_state("last_call"))

    assert "feedback_last_call_has_an_end" in _refused(lambda: rows.update(last_call_ends_at=None))


def test_what_was_said_is_neither_rewritten_nor_deleted() -> None:
    rows = ProposalComment.objects.filter(pk=ProposalCommentFactory().pk)

    assert "stays as it was said" in _refused(lambda: rows.update(text="Other."))
    assert "stays as it was said" in _refused(rows.delete)


def test_who_stood_aside_has_stood_aside() -> None:
    StoodAside.objects.create(
        proposal=make_proposal(), member=MemberFactory(), why="A friend's.", at=RECEIVED_AT
    )

    assert _refused(StoodAside.objects.all().delete) == "Who stood aside has stood aside."


def test_one_member_has_one_vote_and_people_and_councils_are_counted() -> None:
    proposal, council = make_proposal(), CouncilFactory()
    votes = [ProposalVoteFactory(proposal=proposal, council=council) for _ in range(2)]
    ProposalVoteFactory(proposal=proposal)

    again = ProposalVote(proposal=proposal, member=votes[0].member, at=RECEIVED_AT)
    assert "UNIQUE" in _refused(again.save).upper()
    tally = ProposalTally.objects.values_list("people", "councils").get(proposal=proposal)
    assert tally == (3, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"element": "release"},
        {"passage_uid": None},
        {"credit": "pseudonym"},
        {"kind": "joke"},
        {"received_at": RECEIVED_AT},
        {"last_call_ends_at": RECEIVED_AT + datetime.timedelta(days=1)},
    ],
)
def test_a_half_made_proposal_is_refused(wrong: dict[str, Any]) -> None:
    rows = _row(DraftFactory())

    assert "feedback_" in _refused(lambda: rows.update(**wrong))
