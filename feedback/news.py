"""What proposals have to tell: how they were decided, and which release took them up."""

from collections.abc import Collection

from django.db.models import Prefetch, QuerySet

from community.news import Kind, Line, Source
from feedback.models import Decision, Proposal, ProposalEvent, RolledIn
from feedback.states import Step

PROPOSALS = Kind("proposals", "Proposals")


def _decisions() -> QuerySet[Decision]:
    return Decision.objects.taken().filter(proposal__in=Proposal.objects.public())


def _decided(keys: Collection[int]) -> dict[int, Line]:
    found = _decisions().filter(pk__in=keys).select_related("proposal", "duplicate_of")
    return {
        one.pk: _line("Proposal decided", one.proposal, f"Proposal {one.proposal.number}: {one}")
        for one in found
    }


def _steps() -> QuerySet[ProposalEvent]:
    public = Proposal.objects.public()
    return ProposalEvent.objects.filter(what=Step.ROLL_IN, proposal__in=public)


def _rolled_in(keys: Collection[int]) -> dict[int, Line]:
    places = RolledIn.objects.select_related("release").defer("release__content").order_by("pk")
    steps = _steps().filter(pk__in=keys).select_related("proposal")
    found = steps.prefetch_related(Prefetch("proposal__rolled_in", places))
    return {one.pk: _line("Proposal rolled in", one.proposal, _place(one)) for one in found}


def _place(step: ProposalEvent) -> str:
    numbers = dict.fromkeys(one.release.number for one in step.proposal.rolled_in.all())
    return f"Proposal {step.proposal.number}: in release {' and '.join(numbers)}"


def _line(what: str, proposal: Proposal, detail: str) -> Line:
    return Line(what, proposal.title, proposal.get_absolute_url(), detail)


NEWS = (
    Source(
        name="proposal decided",
        kind=PROPOSALS,
        rows=_decisions,
        at="decided_at",
        lines=_decided,
    ),
    Source(
        name="proposal rolled in",
        kind=PROPOSALS,
        rows=_steps,
        at="at",
        lines=_rolled_in,
    ),
)
