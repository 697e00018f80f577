"""Taking an assessment to a later release: by itself where the wording allows, else by asking."""

from datetime import datetime

from django.db import transaction

from assessments.models import (
    Assessment,
    AssessmentEvent,
    CarriedJudgement,
    CarryOver,
    Evidence,
    Judgement,
)
from assessments.models.assessments import TITLE
from assessments.operations.judging import Said, is_said_by, judge, said_of, what_stands
from assessments.operations.starting import note_step
from assessments.signals import assessment_carried
from community.models import Member, Membership
from community.operations.notices import tell
from model_releases.models import Dimension, Release
from model_releases.operations.wordings import Fate, fates_between

How = CarriedJudgement.How


class NotLaterError(ValueError):
    """The release is of another model, or not later than the assessment's."""


class CannotKeepError(ValueError):
    """There is no level to keep, or it says nothing about the dimension as it is now."""


class AnsweredError(ValueError):
    """The question has another answer already. `current` is what stands; nothing was lost."""

    def __init__(self, current: Judgement | None) -> None:
        super().__init__("Somebody has answered this question already.")
        self.current = current


def offer_carry_over(release: Release) -> None:
    """Tell editors and leads of councils which stand against the parent that a new one is there.

    One notice a council, about its newest assessment, a signed-off one first. Three queries, and
    those of the notices; part of the caller's transaction.
    """
    if release.parent is None:
        return
    stand = Assessment.objects.filter(release=release.parent).select_related("council")
    newest: dict[int, Assessment] = {}
    for one in sorted(stand.newest_first(), key=lambda one: one.is_open):
        newest.setdefault(one.council_id, one)
    writers = Membership.objects.current(on=release.frozen_at.date()).who_write()
    for membership in writers.filter(council__in=newest).select_related("member").order_by("pk"):
        assessment = newest[membership.council_id]
        sentence = (
            f"Release {release.number} of {release.model} is out. Carry “{assessment}” over to it: "
            "what means the same comes across by itself, the rest you are asked."
        )
        address = assessment.address_of("carry")
        tell([membership.member], sentence=sentence, address=address, at=release.frozen_at)


@transaction.atomic
def start_carry_over(
    assessment: Assessment, release: Release, *, by: Member, at: datetime, title: str = ""
) -> CarryOver:
    """Begin an assessment against `release` with what means the same there; the old one stays.

    The rest waits for answers. Without a title it is called after the old one. Done again for the
    same release it gives the first one. Raises NotLaterError when the release is not a later one
    of the same model.
    """
    old = Assessment.objects.select_for_update().get(pk=assessment.pk)
    known = CarryOver.objects.filter(old=old, release=release).order_by("pk").first()
    if known:
        return known
    if release.model_id != old.release.model_id or release.ordinal <= old.release.ordinal:
        raise NotLaterError(f"{release} is not a later release than {old.release}.")
    new = _begin(old, release, title=title, by=by, at=at)
    carry_over = CarryOver.objects.create(
        old=old, new=new, release=release, started_at=at, started_by=by
    )
    said = {one.dimension_id: one for one in Judgement.objects.of(old).with_evidence()}
    for fate in fates_between(old.release, release):
        _carry(carry_over, fate, said.get(fate.now.dimension_id), at=at)
    _finish_if_answered(carry_over, by=by, at=at)
    return carry_over


def keep_level(
    carry_over: CarryOver, dimension: Dimension, *, by: Member, at: datetime
) -> Judgement:
    """Answer that the old level holds for the new wording too, with its reasons and evidence.

    Raises CannotKeepError, AnsweredError, and what `judge` raises; then nothing is stored.
    """
    fates = fates_between(carry_over.old.release, carry_over.release)
    fate = next(one for one in fates if one.now.dimension_id == dimension.pk)
    before = what_stands(carry_over.old, dimension)
    if before is None or not can_keep(fate, before):
        raise CannotKeepError(
            "The old level cannot be kept here. Choose one from the new wording, or leave it out."
        )
    line = _line_of(carry_over, dimension)
    return _answer(line, said_of(before), How.CONFIRMED, by=by, at=at)


def answer(
    carry_over: CarryOver, dimension: Dimension, said: Said, *, by: Member, at: datetime
) -> Judgement:
    """Answer with a level chosen anew, or with none. The same answer twice is one.

    Raises AnsweredError when another answer stands, and what `judge` raises.
    """
    how = How.LEFT if said.level is None else How.CHANGED
    return _answer(_line_of(carry_over, dimension), said, how, by=by, at=at)


def can_keep(fate: Fate, before: Judgement | None) -> bool:
    """Whether an old level may be confirmed: the dimension is the same one and has that level."""
    if before is None or before.level is None or fate.is_divided:
        return False
    return before.level in {level.number for level in fate.now.levels.all()}


def _begin(
    old: Assessment, release: Release, *, title: str, by: Member, at: datetime
) -> Assessment:
    after = f", carried over to {release.number}"
    new = Assessment.objects.create(
        council_id=old.council_id,
        release=release,
        voice=old.voice,
        title=title or f"{old.title[: TITLE - len(after)]}{after}",
        started_at=at,
        started_by=by,
        carried_from=old,
    )
    note_step(new, AssessmentEvent.What.STARTED, by=by, at=at)
    return new


def _carry(carry_over: CarryOver, fate: Fate, said: Judgement | None, *, at: datetime) -> None:
    """One line of the receipt, and a copy of what was said where it means the same."""
    how = How.CARRIED if fate.is_same else How.ASKED
    CarriedJudgement.objects.create(
        carry_over=carry_over, dimension_id=fate.now.dimension_id, how=how, at=at
    )
    if said is None or not fate.is_same:
        return
    copy = Judgement.objects.create(
        assessment_id=carry_over.new_id,
        dimension_id=said.dimension_id,
        level=said.level,
        confidence=said.confidence,
        reasons=said.reasons,
        by=said.by,  # still their judgement, made then
        at=said.at,
    )
    Evidence.objects.bulk_create(
        Evidence(
            judgement=copy,
            position=one.position,
            address=one.address,
            name=one.name,
            note=one.note,
        )
        for one in said.evidence.all()
    )


@transaction.atomic
def _answer(line: CarriedJudgement, said: Said, how: How, *, by: Member, at: datetime) -> Judgement:
    """Judge, and note on the receipt how; one answer at a time."""
    held = CarryOver.objects.select_for_update().get(pk=line.carry_over_id)
    line.refresh_from_db(fields=["how"])
    if line.how != How.ASKED:
        current = what_stands(held.new, line.dimension)
        if current is None or not is_said_by(current, said):
            raise AnsweredError(current)
        return current
    judgement = judge(held.new, line.dimension, said, by=by, at=at)
    line.how, line.by, line.at = how, by, at
    line.save(update_fields=["how", "by", "at"])
    _finish_if_answered(held, by=by, at=at)
    return judgement


def _line_of(carry_over: CarryOver, dimension: Dimension) -> CarriedJudgement:
    """The receipt's line of a dimension; each of the new release has one."""
    lines = carry_over.lines.select_related("dimension")
    return lines.get(dimension=dimension)


def _finish_if_answered(carry_over: CarryOver, *, by: Member, at: datetime) -> None:
    """Close the carry-over when no question is left, and tell the apps above."""
    if carry_over.is_finished or carry_over.lines.filter(how=How.ASKED).exists():
        return
    carry_over.finished_at = at
    carry_over.save(update_fields=["finished_at"])
    assessment_carried.send(CarryOver, carry_over=carry_over, by=by, at=at)
