"""Why an action is suggested, in sentences a council can repeat to its committee."""

from collections.abc import Iterator

from community.models import Council
from community.models.councils import CouncilKind
from library.models import EvidenceTier
from library.models.bands import CostBand
from plans.operations.candidates import Candidate

COSTS = {
    CostBand.NONE: "Needs no new money",
    CostBand.UNDER_5K: "Costs under £5,000",
    CostBand.FROM_5K: "Costs £5,000 to £50,000",
    CostBand.FROM_50K: "Costs £50,000 to £250,000",
    CostBand.MORE: "Costs over £250,000",
}


def reasons_for(one: Candidate, council: Council) -> Iterator[str]:
    """What speaks for it, and what a council of that kind should know."""
    yield _evidence(one)
    if one.people:
        yield f"Supported by {_counted(one.people, 'person', 'people')}{_from(one.councils)}"
    if one.cost:
        yield COSTS[CostBand(one.cost)]
    if one.council_kinds and council.kind not in one.council_kinds:
        kinds = ", ".join(_within_a_sentence(CouncilKind(kind)) for kind in one.council_kinds)
        yield f"Written for other kinds of council: {kinds}"


def _within_a_sentence(kind: CouncilKind) -> str:
    return str(kind.label) if kind == CouncilKind.LONDON_BOROUGH else str(kind.label).lower()


def _evidence(one: Candidate) -> str:
    if one.tier == EvidenceTier.IDEA:
        return "An idea: no council has reported using it yet"
    return f"{one.tier.label} by {_counted(one.used_by, 'council', 'councils')}"


def _from(councils: int) -> str:
    return f" in {_counted(councils, 'council', 'councils')}" if councils else ""


def _counted(number: int, noun: str, nouns: str) -> str:
    return f"{number} {noun if number == 1 else nouns}"
