"""Judging a dimension: its level, how sure, why, and links as evidence."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from assessments.models import Assessment, AssessmentEvent, Evidence, Judgement
from assessments.models.judgements import EVIDENCE_AT_MOST
from community.models import Member
from model_releases.models import Dimension, ReleaseDimension

_is_web_address = URLValidator(schemes=["http", "https"])
LONGEST_ADDRESS = 1000


class RefusedJudgementError(ValueError):
    """A judgement that was not stored; the sentence says why, and what to do."""


class SignedOffError(RefusedJudgementError):
    """The assessment is signed off, so nothing about it changes."""


class NoSuchLevelError(RefusedJudgementError):
    """The dimension does not have the level in the assessment's release."""


class BadEvidenceError(RefusedJudgementError):
    """Links that are none, or too many of them."""


class ConflictError(RefusedJudgementError):
    """Somebody has saved since the writer looked. `current` is what stands; nothing was lost."""

    def __init__(self, current: Judgement) -> None:
        super().__init__("This dimension was saved since you opened it.")
        self.current = current


@dataclass(frozen=True)
class Source:
    """One piece of evidence: a link, or the name of what there is on paper."""

    address: str = ""
    name: str = ""
    note: str = ""


@dataclass(frozen=True)
class Said:
    """What somebody says of a dimension. No level is "not assessed".

    `seen_version` is the version they had before them: 0 when nobody had said anything.
    """

    level: int | None
    confidence: str = ""
    reasons: str = ""
    evidence: tuple[Source, ...] = ()
    seen_version: int = 0


def judge(
    assessment: Assessment, dimension: Dimension, said: Said, *, by: Member, at: datetime
) -> Judgement:
    """Store what is said of a dimension, links and all; the same again changes nothing.

    Raises, storing nothing: SignedOffError, NoSuchLevelError, BadEvidenceError, and ConflictError
    when what stands is neither what the writer has seen nor what they say.
    """
    _refuse_bad_evidence(said.evidence)
    with transaction.atomic():
        held = Assessment.objects.select_for_update().get(pk=assessment.pk)
        if not held.is_open:
            raise SignedOffError("This assessment is signed off, so its levels stay as they are.")
        _refuse_unknown_level(held, dimension, said.level)
        current = what_stands(held, dimension)
        if current is None:
            current = Judgement(assessment=held, dimension=dimension, version=0)
        elif is_said_by(current, said):
            return current
        elif said.seen_version != current.version:
            raise ConflictError(current)
        return _store(current, said, by=by, at=at)


def what_stands(assessment: Assessment, dimension: Dimension) -> Judgement | None:
    """What is stored of a dimension, with its evidence and who said it; two queries at most."""
    judgements = Judgement.objects.of(assessment).filter(dimension=dimension)
    return judgements.with_evidence().order_by("pk").first()  # one at most, by a constraint


def said_of(judgement: Judgement) -> Said:
    """What a judgement says, as its writer sees it; none of its queries when it came prefetched."""
    return Said(
        level=judgement.level,
        confidence=judgement.confidence,
        reasons=judgement.reasons,
        evidence=tuple(
            Source(address=one.address, name=one.name, note=one.note)
            for one in judgement.evidence.all()
        ),
        seen_version=judgement.version,
    )


def is_said_by(judgement: Judgement, said: Said) -> bool:
    """Whether a judgement says just that, whichever version its writer had seen."""
    return said_of(judgement) == replace(said, seen_version=judgement.version)


def fault_of_address(address: str) -> str:
    """Why a link cannot be kept, in a sentence; empty when it can."""
    if len(address) > LONGEST_ADDRESS:
        return f"The link is longer than {LONGEST_ADDRESS} characters. Use a shorter one"
    try:
        _is_web_address(address)
    except ValidationError:
        return "Write the whole link, beginning with https:// or http://"
    if "@" in address.split("/")[2]:
        return "Leave name and password out of the link: everybody who reads it would see them"
    return ""


def _refuse_bad_evidence(evidence: tuple[Source, ...]) -> None:
    if len(evidence) > EVIDENCE_AT_MOST:
        raise BadEvidenceError(f"Give {EVIDENCE_AT_MOST} pieces of evidence at most.")
    for one in evidence:
        if not (one.address or one.name):
            raise BadEvidenceError("Give a link, or say what it is.")
        fault = fault_of_address(one.address) if one.address else ""
        if fault:
            raise BadEvidenceError(f"{fault}.")


def _refuse_unknown_level(assessment: Assessment, dimension: Dimension, level: int | None) -> None:
    wording = ReleaseDimension.objects.filter(release=assessment.release_id, dimension=dimension)
    known = wording.with_levels().order_by("pk").first()  # one at most, by a constraint
    if known is None:
        raise NoSuchLevelError("That dimension is not in the release of this assessment.")
    numbers = [one.number for one in known.levels.all()]
    if level is not None and level not in numbers:
        has = ", ".join(map(str, numbers))
        raise NoSuchLevelError(
            f"{known.name} has no level {level} in this release. Choose one of {has}, "
            "or say “Not assessed”."
        )


def _store(judgement: Judgement, said: Said, *, by: Member, at: datetime) -> Judgement:
    judgement.level, judgement.confidence = said.level, said.confidence
    judgement.reasons, judgement.version = said.reasons, judgement.version + 1
    judgement.by, judgement.at = by, at
    judgement.save()
    judgement.evidence.all().delete()
    Evidence.objects.bulk_create(
        Evidence(judgement=judgement, position=position, **asdict(one))
        for position, one in enumerate(said.evidence)
    )
    AssessmentEvent.objects.create(
        assessment=judgement.assessment,
        what=AssessmentEvent.What.JUDGED,
        dimension=judgement.dimension,
        said={**asdict(said), "version": judgement.version},
        by=by,
        at=at,
    )
    return judgement
