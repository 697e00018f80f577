"""Private texts of assessments: all of an unpublished one, and reasons that were not published."""

from dataclasses import replace

from assessments.models import Assessment
from tests.architecture.canaries.planting import Canary, Plant
from tests.factories.assessments import (
    AssessmentFactory,
    EvidenceFactory,
    JudgementFactory,
    dimension_of,
    signed_off,
)
from tests.factories.community import LONG_AGO, CouncilFactory, MembershipFactory


def _judged(word: str, assessment: Assessment) -> Assessment:
    """Judge one dimension, with the word in the reasons and in the evidence."""
    data = dimension_of(assessment.release, "data")
    judgement = JudgementFactory(assessment=assessment, dimension=data, reasons=word)
    address = f"https://example.org/{word}"
    EvidenceFactory(judgement=judgement, name=word, note=word, address=address)
    return assessment


def _canary(assessment: Assessment, below: str = "") -> Canary:
    """Read by an editor; what is the council's own lies near."""
    council = assessment.council
    editor = MembershipFactory(council=council, role="editor").member
    of_all = f"/councils/{council.slug}/assessments/"
    own = f"{of_all}{assessment.uid}"
    near = (f"/councils/{council.slug}/", of_all, f"{own}/", f"{own}.json", f"{own}/carry/")
    return Canary(editor, f"{own}/{below}", near)


def _open(word: str) -> Canary:
    return _canary(_judged(word, AssessmentFactory(title=word)), "dimensions/data/")


def _signed_off(word: str) -> Canary:
    return _canary(signed_off(_judged(word, AssessmentFactory(title=word))))


def _of_a_predecessor(word: str) -> Canary:
    """Its successor's first result says what stood before: not this."""
    first = signed_off(AssessmentFactory(), is_shown=True)
    ended = CouncilFactory(successor=first.council, ended_on=LONG_AGO.date())
    canary = _canary(signed_off(_judged(word, AssessmentFactory(council=ended, title=word))))
    successor = f"/councils/{first.council.slug}/"
    return replace(canary, near=(*canary.near, successor, first.get_absolute_url()))


def _published_without_reasons(word: str) -> Canary:
    return _canary(signed_off(_judged(word, AssessmentFactory()), is_shown=True))


PLANTS: dict[str, Plant] = {
    "an open assessment": _open,
    "an assessment signed off": _signed_off,
    "an assessment signed off by a predecessor": _of_a_predecessor,
    "the reasons of a published assessment": _published_without_reasons,
}
