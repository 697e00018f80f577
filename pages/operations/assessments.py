"""Assessments of the demonstration's councils, judged, signed off and published as they say."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from assessments.models import Assessment, CarryOver
from assessments.models.carrying import CarriedJudgement
from assessments.operations.carrying import answer, start_carry_over
from assessments.operations.judging import Said, Source, judge, what_stands
from assessments.operations.signing import publish, sign_off
from assessments.operations.starting import Opening, start_assessment
from community.models import Council, Member
from model_releases.models import Release
from pages.demonstration import AssessmentEntry, JudgementEntry
from pages.operations.people import lead, person
from pages.operations.timing import moment

How = CarriedJudgement.How
TO_PUBLISH = timedelta(days=7)


def add_assessments(entries: Iterable[AssessmentEntry], *, since: datetime) -> None:
    """Add those that are not there yet, against releases that are; in the order they were begun.

    A council's agreed assessment against an older release is carried over.
    """
    for entry in entries:
        council = Council.objects.get(slug=entry.council)
        release = Release.objects.of_own_model().get(number=entry.release)
        there = Assessment.objects.of(council).filter(release=release, voice=entry.voice)
        if not there.exists():
            by = person(entry.by, since=since)
            assessment = _begin(entry, council, release, by=by)
            signer = lead(entry.signed_by or entry.by, since=since)
            sign_off(assessment, by=signer, at=moment(entry.signed_off_on))
            if entry.published:
                shown = moment(entry.signed_off_on + TO_PUBLISH)
                publish(assessment, with_reasons=True, by=signer, at=shown)


def _begin(entry: AssessmentEntry, council: Council, release: Release, *, by: Member) -> Assessment:
    at = moment(entry.started_on)
    agreed = Assessment.objects.of(council).filter(voice=entry.voice, release=release.parent)
    older = agreed.order_by("pk").first()
    if older is None:
        opening = Opening(release=release, voice=entry.voice, title=entry.title)
        assessment = start_assessment(council, opening, by=by, at=at)
        for one in entry.judgements:
            row = release.dimensions.select_related("dimension").get(code=one.dimension)
            at = moment(entry.signed_off_on)
            judge(assessment, row.dimension, _said(one), by=by, at=at)
        return assessment
    carry_over = start_carry_over(older, release, by=by, at=at, title=entry.title)
    _answer_all(entry, carry_over, by=by)
    return carry_over.new


def _answer_all(entry: AssessmentEntry, carry_over: CarryOver, *, by: Member) -> None:
    """Answer each question, and judge anew what came along by itself."""
    at = moment(entry.signed_off_on)
    said = {one.dimension: _said(one) for one in entry.judgements}
    rows = carry_over.release.dimensions.select_related("dimension").order_by("position")
    how = dict(carry_over.lines.values_list("dimension", "how"))
    for row in rows:
        now = said.get(row.code, Said(level=None))
        if how[row.dimension_id] == How.ASKED:
            answer(carry_over, row.dimension, now, by=by, at=at)
        else:
            stands = what_stands(carry_over.new, row.dimension)
            seen = replace(now, seen_version=stands.version if stands else 0)
            judge(carry_over.new, row.dimension, seen, by=by, at=at)


def _said(entry: JudgementEntry) -> Said:
    evidence = tuple(Source(name=name) for name in entry.evidence)
    return Said(entry.level, entry.confidence, entry.reasons, evidence)
