"""Proposals and what hangs on them: the smallest valid thing of each.

A proposal is born a draft; `in_state("last_call")` takes the steps there, as people would.
"""

import datetime
from typing import Any

from factory.declarations import LazyAttribute, LazyFunction, Sequence, SubFactory

from community.models import Member
from community.models.members import Role
from feedback.models import Proposal, ProposalComment, ProposalNote, ProposalVote
from feedback.models.proposals import sha256_of
from feedback.operations import deciding, drafting, stepping
from feedback.operations.deciding import Ending
from feedback.states import Outcome, State
from model_releases.models import Release, ReleasePassage
from tests.factories.base import RowFactory
from tests.factories.community import MemberFactory
from tests.factories.model_releases import make_release

RECEIVED_AT = datetime.datetime(2026, 4, 1, 9, tzinfo=datetime.UTC)
LATER = RECEIVED_AT + datetime.timedelta(days=30)


def current_release() -> Release:
    """The current release of the own model; one is made if there is none."""
    found = Release.objects.of_own_model().newest_first().first()
    return found or make_release()


def first_passage(release: Release) -> ReleasePassage:
    """The first passage of a release."""
    rows = release.passages.select_related("level__release_dimension")
    return rows.order_by("level__release_dimension__position", "level__number", "position")[0]


class DraftFactory(RowFactory[Proposal]):
    """A draft on the first passage of the current release; `passage=` is another of its own."""

    class Meta:
        model = Proposal
        exclude = ("passage",)

    release = LazyFunction(current_release)
    passage = LazyAttribute(lambda one: first_passage(one.release))
    element = Proposal.Element.PASSAGE
    dimension = LazyAttribute(lambda one: one.passage.level.release_dimension.dimension)
    passage_uid = LazyAttribute(lambda one: one.passage.uid)
    quote = LazyAttribute(lambda one: one.passage.text)
    quote_sha256 = LazyAttribute(lambda one: sha256_of(one.quote))
    kind = "wording"
    title = Sequence(lambda n: f"Say it plainly, {n}")
    reason = "Nobody here understands it."
    author = SubFactory(MemberFactory)
    created_at = RECEIVED_AT


def make_proposal(**given: Any) -> Proposal:
    """A received proposal."""
    draft = DraftFactory(**given)
    return drafting.submit_proposal(draft, by=draft.author, at=RECEIVED_AT)


def decided(
    proposal: Proposal, ending: Ending | None = None, *, by: Member | None = None
) -> Proposal:
    """The proposal, decided by a maintainer without a last call: accepted, unless told."""
    maintainer = by or MemberFactory(roles=[Role.MAINTAINER])
    ending = ending or Ending(outcome=Outcome.ACCEPTED, reasons="It is right.")
    _until_discussed(proposal, by=maintainer)
    deciding.propose_decision(proposal, ending, by=maintainer, at=RECEIVED_AT)
    deciding.decide(proposal, by=maintainer, at=RECEIVED_AT, without_call="It is small.")
    proposal.refresh_from_db()
    return proposal


def in_state(state: str, **given: Any) -> Proposal:
    """A proposal that stands in a state, by the steps that lead there."""
    if state == State.DRAFT:
        return DraftFactory(**given)
    proposal = make_proposal(**given)
    maintainer = MemberFactory(roles=[Role.MAINTAINER])
    for take in _STEPS[state]:
        take(proposal, maintainer)
    proposal.refresh_from_db()
    return proposal


def _triage(proposal: Proposal, by: Member) -> None:
    stepping.triage(proposal, kind=proposal.kind, why="Read.", by=by, at=RECEIVED_AT)


def _discuss(proposal: Proposal, by: Member) -> None:
    stepping.open_discussion(proposal, why="What do you think?", by=by, at=RECEIVED_AT)


def _propose(proposal: Proposal, by: Member) -> None:
    ending = Ending(outcome=Outcome.ACCEPTED, reasons="It is right.")
    deciding.propose_decision(proposal, ending, by=by, at=RECEIVED_AT)


def _call(proposal: Proposal, by: Member) -> None:
    deciding.start_last_call(proposal, days=8, why="Speak now.", by=by, at=RECEIVED_AT)


def _decide(proposal: Proposal, by: Member) -> None:
    deciding.decide(proposal, by=by, at=RECEIVED_AT, without_call="It is small.")


def _rest(proposal: Proposal, by: Member) -> None:
    stepping.let_rest(proposal, why="Nobody works on it.", by=by, at=RECEIVED_AT)


def _withdraw(proposal: Proposal, by: Member) -> None:
    stepping.withdraw(proposal, why="I was wrong.", by=proposal.author, at=RECEIVED_AT)


def _reopen(proposal: Proposal, by: Member) -> None:
    stepping.reopen(proposal, why="There is news.", by=by, at=RECEIVED_AT)


def _until_discussed(proposal: Proposal, *, by: Member) -> None:
    _triage(proposal, by)
    _discuss(proposal, by)


_STEPS: dict[str, tuple[Any, ...]] = {
    State.RECEIVED: (),
    State.TRIAGED: (_triage,),
    State.DISCUSSED: (_triage, _discuss),
    State.PROPOSED: (_triage, _discuss, _propose),
    State.LAST_CALL: (_triage, _discuss, _propose, _call),
    State.DECIDED: (_triage, _discuss, _propose, _decide),
    State.DORMANT: (_triage, _rest),
    State.WITHDRAWN: (_withdraw,),
    State.REOPENED: (_withdraw, _reopen),
}


class ProposalVoteFactory(RowFactory[ProposalVote]):
    """One member's vote, for no council."""

    class Meta:
        model = ProposalVote

    proposal = LazyFunction(make_proposal)
    member = SubFactory(MemberFactory)
    at = RECEIVED_AT


class ProposalCommentFactory(RowFactory[ProposalComment]):
    """What a member said."""

    class Meta:
        model = ProposalComment

    proposal = LazyFunction(make_proposal)
    author = SubFactory(MemberFactory)
    at = RECEIVED_AT
    text = Sequence(lambda n: f"I think so too, {n}.")


class ProposalNoteFactory(RowFactory[ProposalNote]):
    """A maintainer's private note."""

    class Meta:
        model = ProposalNote

    proposal = LazyFunction(make_proposal)
    author = SubFactory(MemberFactory, roles=[Role.MAINTAINER])
    at = RECEIVED_AT
    text = "Between ourselves."
