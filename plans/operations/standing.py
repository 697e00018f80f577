"""Where a council stands now, as its newest assessment says."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F

from assessments.models import Assessment
from community.models import Council
from model_releases.levels import Level
from model_releases.models import Release
from model_releases.operations.wordings import unchanged_dimensions


@dataclass(frozen=True)
class Standing:
    """Key of each dimension that is assessed -> its level, and the assessment that says so."""

    assessment: Assessment | None
    levels: Mapping[int, Level]


def standing_of(council: Council, release: Release) -> Standing:
    """Where a council is by the words of `release`, as the newest assessment signed off says.

    Without one signed off, the newest open one counts. One against an older release of the model
    tells of the dimensions only which no release since has changed. Three queries, and more the
    first time an older release is asked about.
    """
    assessment = _newest(council, release)
    if assessment is None:
        return Standing(None, {})
    judged = assessment.judgements.filter(level__isnull=False).order_by()
    rows = judged.values_list("dimension", "level")
    levels = {key: Level(level) for key, level in rows if level is not None}
    if assessment.release_id != release.pk:
        same = unchanged_dimensions(assessment.release, release)
        levels = {key: level for key, level in levels.items() if key in same}
    return Standing(assessment, levels)


def assessment_behind(council: Council, release: Release) -> Assessment | None:
    """The assessment that counts, when it is against an older release than `release`."""
    assessment = _newest(council, release)
    return assessment if assessment and assessment.release_id != release.pk else None


def levels_now(council: Council, release: Release) -> Mapping[int, Level]:
    """Key of each dimension of `release` which is assessed -> the level it is at."""
    return standing_of(council, release).levels


def _newest(council: Council, release: Release) -> Assessment | None:
    """The one that counts, with its release but not the release's whole text."""
    of_model = Assessment.objects.of(council).filter(
        release__model=release.model_id, release__ordinal__lte=release.ordinal
    )
    signed_first = F("signed_off_at").desc(nulls_last=True)
    return of_model.for_pages().order_by(signed_first, "-started_at", "-pk").first()
