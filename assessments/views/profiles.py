"""A result as its page and its JSON twin show it: rows, sentences, and the drawing's readings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from assessments.models import Assessment, Judgement
from assessments.operations.results import Judged, Result, result_of
from assessments.signals import targets_asked
from assessments.views.columns import names_of_levels
from model_releases.models import ReleaseDimension
from ui.charts import profile
from ui.charts.grid import Level
from ui.charts.readings import Reading
from ui.tones import tone_of


@dataclass(frozen=True)
class Row:
    """A line of the table. `judgement` only for those who may read reasons."""

    dimension: ReleaseDimension
    number: int | None
    name: str
    judgement: Judgement | None
    target: int | None = None
    target_name: str = ""


@dataclass(frozen=True)
class Shown:
    """A result with the names that its release gives to levels.

    `targets` has the level wanted by the dimension's key, for the council's own people alone.
    """

    assessment: Assessment
    result: Result
    names: dict[int, str]
    shows_reasons: bool
    targets: Mapping[int, int] = field(default_factory=dict)

    @property
    def highest(self) -> int:
        """The highest level of the release."""
        return max(self.names)

    @property
    def overall_name(self) -> str:
        """What the overall level is called; a number between two levels has no name."""
        overall = self.result.overall
        return "" if overall is None else self.names.get(overall, f"Level {overall}")

    @property
    def json_url(self) -> str:
        """Where the same stands for programs."""
        return self.assessment.address_of("assessment_json")

    @property
    def first_unanswered(self) -> Judged | None:
        """The first dimension of which nobody has said anything."""
        unanswered = (one for one in self.result.judged if one.judgement is None)
        return next(unanswered, None)

    @property
    def gaps(self) -> list[dict[str, str]]:
        """For each lowest dimension that can go up, the way to actions which take it there."""
        model = self.assessment.release.model
        of_model = {} if model.is_own else {"model": model.slug}
        found = []
        for one in self.result.lowest:
            highest = max(level.number for level in one.dimension.levels.all())
            if one.level is not None and one.level < highest:
                asked = {"dimension": one.dimension.code, "from": int(one.level)}
                words = f"Find actions from level {one.level} in {one.dimension.name}"
                found.append(
                    {"text": words, "url": f"/actions/?{urlencode({**of_model, **asked})}"}
                )
        return found

    @cached_property
    def rows(self) -> list[Row]:
        """A line for each dimension, in the release's order."""
        return [
            Row(
                one.dimension,
                one.level,
                self._name_of(one, one.level),
                one.judgement if self.shows_reasons else None,
                target=self._target_of(one),
                target_name=self._name_of(one, self._target_of(one)),
            )
            for one in self.result.judged
        ]

    @cached_property
    def drawing(self) -> profile.Profile:
        """Bars and radar."""
        levels = [
            Level(number, name, tone_of(number, of=self.highest))
            for number, name in self.names.items()
        ]
        readings = [
            Reading(
                name=one.dimension.name,
                group=one.dimension.group.name,
                has=frozenset(level.number for level in one.dimension.levels.all()),
                level=one.level,
                target=self._target_of(one),
                called=self._name_of(one, one.level),
            )
            for one in self.result.judged
        ]
        title = "Level and target" if self.targets else "Level"
        return profile.draw(f"{title} in each dimension", levels, readings)

    @cached_property
    def sentences(self) -> list[str]:
        """How the overall level came about, the lowest, and what does not count."""
        result = self.result
        if not result.assessed:
            return ["No dimension is assessed yet, so there is no overall level."]
        told = [self._reckoning(), self._lowest()]
        if result.unassessed:
            names = _listed([one.dimension.name for one in result.unassessed])
            is_one = len(result.unassessed) == 1
            was, does = ("was", "does") if is_one else ("were", "do")
            told.append(f"{names} {was} not assessed and {does} not count.")
        return told

    def _reckoning(self) -> str:
        result = self.result
        if not result.is_reckonable:
            return (
                "The rule of this release is not known here, so the overall level cannot be "
                "reckoned. The profile stands."
            )
        tenths = sum(result.levels) * 10 // result.assessed
        mean = f"{tenths // 10}.{tenths % 10}"
        of = "dimension" if result.assessed == 1 else f"{result.assessed} dimensions"
        whose = "" if result.is_own_rule else " The release gives no rule; this is the site’s."
        return f"The mean of the {of} assessed is {mean}, rounded down.{whose}"

    def _lowest(self) -> str:
        lowest = self.result.lowest
        names = _listed([one.dimension.name for one in lowest])
        is_one = len(lowest) == 1
        verb = "The lowest is" if is_one else "The lowest are"
        return f"{verb} {names}, at level {lowest[0].level}."

    def _name_of(self, judged: Judged, level: int | None) -> str:
        """What the dimension calls a level, else what the release does; empty without one."""
        if level is None:
            return ""
        own = {one.number: one.name for one in judged.dimension.levels.all()}
        return own.get(level) or self.names.get(level, f"Level {level}")

    def _target_of(self, judged: Judged) -> int | None:
        return self.targets.get(judged.dimension.dimension_id)


def shown(assessment: Assessment, *, shows_reasons: bool) -> Shown:
    """The result of an assessment with its names; the drawing is made when it is asked for."""
    names = dict(names_of_levels(assessment.release))
    return Shown(assessment, result_of(assessment), names, shows_reasons)


def shown_to_its_own(assessment: Assessment) -> Shown:
    """The same for the council's own people: with reasons, and the targets upper apps know of."""
    found = shown(assessment, shows_reasons=True)
    answers: list[tuple[Any, Any]] = targets_asked.send(Assessment, assessment=assessment)
    targets = {key: level for _, answer in answers for key, level in answer.items()}
    return replace(found, targets=targets)


def as_json(found: Shown) -> dict[str, Any]:
    """The result for programs: what the page shows, no more."""
    assessment, result = found.assessment, found.result
    release = assessment.release
    overall = result.overall
    return {
        "council": {"slug": assessment.council.slug, "name": assessment.council.name},
        "title": assessment.title,
        "voice": assessment.voice,
        "release": {
            "model": release.model.name,
            "number": release.number,
            "content_sha256": release.content_sha256,
            "address": release.get_absolute_url(),
        },
        "signed_off_at": assessment.signed_off_at,
        "published_at": assessment.published_at,
        "overall": None if overall is None else {"level": overall, "name": found.overall_name},
        "is_reckonable": result.is_reckonable,
        "assessed": result.assessed,
        "of": len(result.judged),
        "lowest": [one.dimension.code for one in result.lowest],
        "dimensions": [_dimension(row) for row in found.rows],
    }


def _dimension(row: Row) -> dict[str, Any]:
    told: dict[str, Any] = {
        "code": row.dimension.code,
        "name": row.dimension.name,
        "group": row.dimension.group.name,
        "level": row.number,
        "level_name": row.name or None,
    }
    if row.judgement:
        links = row.judgement.evidence.all()
        told |= {
            "confidence": row.judgement.confidence or None,
            "reasons": row.judgement.reasons,
            "evidence": [
                {"name": one.name, "address": one.address, "note": one.note} for one in links
            ],
        }
    return told


def _listed(names: list[str]) -> str:
    """Data, Design and Delivery."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
