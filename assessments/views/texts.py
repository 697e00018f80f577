"""Both texts of a dimension, level by level, with what differs word by word."""

from dataclasses import dataclass

from model_releases.comparison.changes import PassageChange, Wording
from model_releases.models import DimensionLevel, Release, ReleaseDimension, ReleasePassage
from model_releases.operations.comparing import compare_releases
from model_releases.operations.wordings import Fate


@dataclass(frozen=True)
class LevelTexts:
    """What differs at a level: its passages before and now that are not the same in both."""

    number: int
    name: str
    before: list[ReleasePassage]
    now: list[ReleasePassage]
    changes: tuple[PassageChange, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the words differ."""
        return bool(self.before or self.now or self.changes)


@dataclass(frozen=True)
class Texts:
    """A dimension's texts, and sentences on what else changed about it."""

    facts: list[str]
    levels: list[LevelTexts]
    description: Wording | None = None

    @property
    def changed(self) -> list[LevelTexts]:
        """Levels whose words differ."""
        return [level for level in self.levels if level.is_changed]


def texts_of(fate: Fate, old: Release, new: Release) -> Texts:
    """Both texts of a dimension; the comparison is kept in the process."""
    told = compare_releases(old, new).dimensions
    change = next((one for one in told if one.uid == str(fate.now.dimension.uid)), None)
    changed = {level.number: level.passages for level in change.levels} if change else {}
    before, now = _levels_of(fate.before), _levels_of(fate.now)
    levels = [
        LevelTexts(
            number=number,
            name=(now.get(number) or before[number]).name,
            before=_passages(before.get(number), but=now.get(number)),
            now=_passages(now.get(number), but=before.get(number)),
            changes=tuple(changed.get(number, ())),
        )
        for number in sorted({*before, *now})
    ]
    return Texts(
        facts=change.facts if change else [],
        levels=levels,
        description=change.description if change else None,
    )


def _levels_of(dimension: ReleaseDimension | None) -> dict[int, DimensionLevel]:
    return {level.number: level for level in dimension.levels.all()} if dimension else {}


def _passages(level: DimensionLevel | None, *, but: DimensionLevel | None) -> list[ReleasePassage]:
    """Passages of a level which the other has not, word for word under the same name."""
    there = {_words(one) for one in but.passages.all()} if but else set()
    return [one for one in level.passages.all() if _words(one) not in there] if level else []


def _words(passage: ReleasePassage) -> tuple[str, str, str]:
    return str(passage.uid), passage.facet, passage.text
