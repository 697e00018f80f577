"""Closing an assessment, and showing the closed one to everybody or not."""

from datetime import datetime

from django.db import transaction

from assessments.models import Assessment, AssessmentEvent, Judgement
from assessments.operations.starting import note_step
from community.models import Member


class NotReadyError(ValueError):
    """A step that the assessment is not ready for; the sentence says what is missing."""


@transaction.atomic
def sign_off(assessment: Assessment, *, by: Member, at: datetime) -> None:
    """Close an assessment for good; once is enough.

    Dimensions without an answer stay "not assessed". Raises NotReadyError when no dimension has a
    level, or a carry-over still waits for answers.
    """
    held = _locked(assessment)
    if held.is_open:
        _refuse_unready(held)
        held.signed_off_at, held.signed_off_by = at, by
        held.save(update_fields=["signed_off_at", "signed_off_by"])
        note_step(held, AssessmentEvent.What.SIGNED_OFF, by=by, at=at)
    assessment.signed_off_at, assessment.signed_off_by = held.signed_off_at, held.signed_off_by


@transaction.atomic
def publish(assessment: Assessment, *, with_reasons: bool, by: Member, at: datetime) -> None:
    """Show the result to everybody, and on wish the reasons and evidence too.

    Publishing anew changes what is shown. Raises NotReadyError before it is signed off.
    """
    held = _locked(assessment)
    if held.is_open:
        raise NotReadyError("Sign the assessment off first: only what no longer changes is shown.")
    if held.is_published and held.publishes_reasons == with_reasons:
        return
    held.published_at, held.published_by, held.publishes_reasons = at, by, with_reasons
    held.save(update_fields=["published_at", "published_by", "publishes_reasons"])
    note_step(held, AssessmentEvent.What.PUBLISHED, by=by, at=at)


@transaction.atomic
def withdraw_publication(assessment: Assessment, *, by: Member, at: datetime) -> None:
    """Make it private to the council again; harmless when it is."""
    held = _locked(assessment)
    if not held.is_published:
        return
    held.published_at, held.published_by, held.publishes_reasons = None, None, False
    held.save(update_fields=["published_at", "published_by", "publishes_reasons"])
    note_step(held, AssessmentEvent.What.WITHDRAWN, by=by, at=at)


def _locked(assessment: Assessment) -> Assessment:
    return Assessment.objects.select_for_update().get(pk=assessment.pk)


def _refuse_unready(assessment: Assessment) -> None:
    if not Judgement.objects.of(assessment).filter(level__isnull=False).exists():
        raise NotReadyError("No dimension has a level yet. Judge at least one before signing off.")
    carry_over = getattr(assessment, "carry_over", None)  # the reverse of a one-to-one
    if carry_over and not carry_over.is_finished:
        raise NotReadyError("The carry-over still waits for answers. Give them before signing off.")
