"""What changed since the assessment before: with honest breaks where the wording changed."""

from dataclasses import dataclass

from assessments.models import Assessment
from assessments.operations.results import Judged, result_of
from assessments.operations.wordings import unchanged_dimensions
from assessments.views.finding import Place

NOT_THERE = "Not in that release"


@dataclass(frozen=True)
class Trend:
    """Two assessments of one council, model and voice. `broken` names what is not comparable."""

    before: Assessment
    now: Assessment
    rows: list[list[str]]
    broken: int

    @property
    def columns(self) -> list[str]:
        """Heads of the table."""
        return [
            "Dimension",
            f"{self.before}, release {self.before.release.number}",
            f"{self.now}, release {self.now.release.number}",
            "Comparable?",
        ]

    @property
    def sentence(self) -> str:
        """Where levels cannot be compared; that they can, where they can."""
        between = f"between {self.before.release.number} and {self.now.release.number}"
        if not self.broken:
            return "Every dimension means the same in both, so the levels can be compared."
        if self.broken == 1:
            return f"The wording of 1 dimension changed {between}: not comparable there."
        return f"The wording of {self.broken} dimensions changed {between}: not comparable there."


def trend_of(place: Place) -> Trend | None:
    """An assessment beside the one signed off before it that the reader may see; or none."""
    now = place.assessment
    seen = Assessment.objects.visible_to(place.reader, on=place.today).of(now.council)
    alike = seen.filter(voice=now.voice, release__model=now.release.model_id)
    earlier = alike.signed_off().filter(started_at__lt=now.started_at)
    before = earlier.for_pages().newest_first().first()
    if before is None:
        return None
    same = unchanged_dimensions(before.release, now.release)
    then = {one.dimension.dimension_id: one for one in result_of(before).judged}
    current = result_of(now).judged
    rows = [_row(one, then.get(one.dimension.dimension_id), same) for one in current]
    broken = [one for one in current if one.dimension.dimension_id not in same]
    return Trend(before, now, rows, len(broken))


def _row(now: Judged, before: Judged | None, same: frozenset[int]) -> list[str]:
    is_same = now.dimension.dimension_id in same
    comparable = "Yes" if is_same else "No: the wording changed" if before else "No: it is new"
    earlier = _words(before) if before else NOT_THERE
    return [now.dimension.name, earlier, _words(now), comparable]


def _words(judged: Judged) -> str:
    return "Not assessed" if judged.level is None else f"Level {judged.level}"
