"""What an assessment comes to: the whole profile, its lowest dimensions, and the overall level."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from assessments.models import Assessment, Judgement
from model_releases.calculator import UnknownRuleError, overall_level
from model_releases.canonical.rule import MEAN_ROUNDED_DOWN
from model_releases.levels import Level
from model_releases.models import Release, ReleaseDimension

KEPT = 64


@dataclass(frozen=True)
class Judged:
    """A dimension as the release words it, and what the assessment says of it.

    No judgement: nobody has answered. A judgement without a level: not assessed, on purpose.
    """

    dimension: ReleaseDimension
    judgement: Judgement | None = None

    @property
    def level(self) -> Level | None:
        """Its level; none when it was not assessed."""
        if self.judgement is None or self.judgement.level is None:
            return None
        return Level(self.judgement.level)


@dataclass(frozen=True)
class Result:
    """An assessment's profile in the release's order, and what the release's rule makes of it.

    `overall` is none when nothing is assessed, and when the rule is unknown here
    (`is_reckonable`). `is_own_rule` tells that the release gives a rule; else it is the site's.
    """

    judged: list[Judged]
    overall: Level | None
    is_reckonable: bool = True
    is_own_rule: bool = True

    @cached_property
    def levels(self) -> list[Level]:
        """The levels given, in order; what was not assessed is left out."""
        return [one.level for one in self.judged if one.level is not None]

    @property
    def assessed(self) -> int:
        """How many dimensions have a level."""
        return len(self.levels)

    @property
    def unassessed(self) -> list[Judged]:
        """Those without one."""
        return [one for one in self.judged if one.level is None]

    @property
    def lowest(self) -> list[Judged]:
        """Every dimension at the lowest level given."""
        return [one for one in self.judged if self.levels and one.level == min(self.levels)]


def result_of(assessment: Assessment) -> Result:
    """The result of an assessment; 4 queries, and one more the first time for a release."""
    rows = assessment.release.dimensions.in_order().with_levels()
    judgements = {one.dimension_id: one for one in Judgement.objects.of(assessment).with_evidence()}
    judged = [
        Judged(row, judgements.get(row.dimension_id))
        for row in rows.select_related("dimension", "group")
    ]
    return reckoned(judged, rule=rule_of(assessment.release))


def reckoned(judged: Sequence[Judged], *, rule: Mapping[str, Any] | None) -> Result:
    """A profile with what `rule` makes of it; without a rule, with the site's own."""
    profile, is_own = list(judged), rule is not None
    try:
        overall = overall_level([one.level for one in profile], rule=rule or MEAN_ROUNDED_DOWN)
    except UnknownRuleError:
        return Result(profile, overall=None, is_reckonable=False, is_own_rule=is_own)
    level = None if overall is None else Level(overall)
    return Result(profile, overall=level, is_own_rule=is_own)


def rule_of(release: Release) -> Mapping[str, Any] | None:
    """The rule that a release carries as data, if it does; read once in each process."""
    return _rule(release.pk, release.content_sha256)


@lru_cache(maxsize=KEPT)
def _rule(key: int, _hash: str) -> Mapping[str, Any] | None:
    """By key and by hash: a hash covers the whole content, and keys are used again in tests."""
    content: str = Release.objects.values_list("content", flat=True).get(pk=key)
    rule: Mapping[str, Any] | None = json.loads(content)["rule"]
    return rule
