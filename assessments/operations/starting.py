"""Starting an assessment of a council against a release."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from assessments.models import Assessment, AssessmentEvent
from community.models import Council, Member
from model_releases.models import Release


class TakenError(ValueError):
    """The identity given belongs to another council's assessment, or to other things said."""


@dataclass(frozen=True)
class Opening:
    """What an assessment begins with. `uid` makes a form that is sent twice harmless."""

    release: Release
    voice: str = Assessment.Voice.SELF
    title: str = ""
    uid: UUID = field(default_factory=uuid4)


@transaction.atomic
def start_assessment(council: Council, opening: Opening, *, by: Member, at: datetime) -> Assessment:
    """Begin an assessment, private to the council; the same `opening` again gives the first one.

    Without a title it is called after its voice and release. Raises TakenError, and stores
    nothing, when the uid is another council's.
    """
    voice = Assessment.Voice(opening.voice)
    title = opening.title or f"{voice.label}, release {opening.release.number}"
    fields = {"council": council, "release": opening.release, "voice": voice, "title": title}
    assessment, is_new = Assessment.objects.get_or_create(
        uid=opening.uid, defaults={**fields, "started_at": at, "started_by": by}
    )
    if assessment.council_id != council.pk:
        raise TakenError("That assessment cannot be started again. Load the page anew.")
    if is_new:
        note_step(assessment, AssessmentEvent.What.STARTED, by=by, at=at)
    return assessment


def note_step(
    assessment: Assessment, what: AssessmentEvent.What, *, by: Member, at: datetime
) -> None:
    """Add one step to what happened to an assessment. Inside the caller's transaction."""
    AssessmentEvent.objects.create(assessment=assessment, what=what, by=by, at=at)
