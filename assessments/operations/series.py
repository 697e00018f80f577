"""A council's assessments one after another, and where a level may be held against the one before.

Council, model and voice are the same throughout; what the reader may not see is left out.
"""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from django.db.models import Max

from assessments.models import Assessment, Judgement
from community.models import Reader
from model_releases.models import ReleaseDimension, ReleaseLevel
from model_releases.operations.wordings import unchanged_dimensions

AT_MOST = 5


class Since(Enum):
    """What became of a dimension since the assessment before; only the same can be compared."""

    SAME = auto()
    REWORDED = auto()
    NEW = auto()
    GONE = auto()
    ABSENT = auto()


@dataclass(frozen=True)
class Stop:
    """One assessment. `names` and `levels` go by the dimension's key, `names` in release order.

    A level is missing where nobody answered, none where it was not assessed. `unchanged` has the
    keys of those that mean the same here and at the stop before.
    """

    assessment: Assessment
    names: Mapping[int, str]
    levels: Mapping[int, int | None]
    highest: int
    unchanged: frozenset[int] = frozenset()

    def since(self, before: "Stop", dimension: int) -> Since:
        """What became of a dimension since `before`, the stop before this one."""
        if dimension in self.names and dimension in before.names:
            return Since.SAME if dimension in self.unchanged else Since.REWORDED
        if dimension in self.names:
            return Since.NEW
        return Since.GONE if dimension in before.names else Since.ABSENT


@dataclass(frozen=True)
class Series:
    """At least two stops, the current one last. `is_cut` when older ones are left out."""

    stops: Sequence[Stop]
    is_cut: bool

    @property
    def dimensions(self) -> list[int]:
        """Keys of all dimensions: the last release's in its order, then those it has no more."""
        newest_first = (key for stop in reversed(self.stops) for key in stop.names)
        return list(dict.fromkeys(newest_first))


def series_up_to(assessment: Assessment, *, reader: Reader, on: datetime.date) -> Series | None:
    """The last signed-off ones before `assessment` that `reader` may see on a day, and itself.

    None when there is nothing before it: 1 query. Else 4, and 8 for each change of release.
    """
    alike = Assessment.objects.visible_to(reader, on=on).of(assessment.council)
    alike = alike.filter(voice=assessment.voice, release__model=assessment.release.model_id)
    before = alike.signed_off_before(assessment).for_pages().last_signed_first()[:AT_MOST]
    found = [*reversed(before), assessment]
    if len(found) == 1:
        return None
    return Series(_stops(found[-AT_MOST:]), is_cut=len(found) > AT_MOST)


def _stops(found: Sequence[Assessment]) -> list[Stop]:
    releases = {one.release for one in found}
    names: dict[int, dict[int, str]] = defaultdict(dict)
    dimensions = ReleaseDimension.objects.filter(release__in=releases).in_order()
    for release, key, name in dimensions.values_list("release", "dimension", "name"):
        names[release][key] = name
    levels: dict[int, dict[int, int | None]] = defaultdict(dict)
    judgements = Judgement.objects.filter(assessment__in=found)
    for one, key, level in judgements.values_list("assessment", "dimension", "level"):
        levels[one][key] = level
    of_releases = ReleaseLevel.objects.filter(release__in=releases).order_by().values("release")
    highest = dict(of_releases.values_list("release").annotate(highest=Max("number")))
    unchanged = [frozenset[int](), *(_unchanged(*two, names) for two in pairwise(found))]
    return [
        Stop(one, names[one.release_id], levels[one.pk], highest[one.release_id], same)
        for one, same in zip(found, unchanged, strict=True)
    ]


def _unchanged(
    before: Assessment, now: Assessment, names: Mapping[int, Mapping[int, str]]
) -> frozenset[int]:
    """Against one release nothing changes: no need to ask."""
    if before.release_id == now.release_id:
        return frozenset(names[now.release_id])
    return unchanged_dimensions(before.release, now.release)
