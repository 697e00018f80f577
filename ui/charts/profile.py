"""A profile: the level reached in each dimension, as bars and as a radar."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from ui.charts import bars_narrow, bars_wide, radar
from ui.charts.grid import Level
from ui.charts.readings import Reading


@dataclass(frozen=True)
class Profile:
    """The drawings. `radar` is empty where a ring of so many axes could not be read."""

    title: str
    wide: SafeString
    narrow: SafeString
    radar: SafeString
    has_unassessed: bool
    has_targets: bool


def draw(title: str, levels: Sequence[Level], readings: Sequence[Reading]) -> Profile:
    """Draw bars wide (750) and narrow (360), and a radar (340). Pure: no query."""
    facts = f"{'; '.join(reading.spoken(levels) for reading in readings)}."
    ring = radar.draw(f"{title}, as a radar", levels, readings)
    return Profile(
        title=title,
        wide=mark_safe(bars_wide.draw(title, facts, levels, readings)),  # noqa: S308  svg escapes
        narrow=mark_safe(bars_narrow.draw(title, facts, levels, readings)),  # noqa: S308  as above
        radar=mark_safe(ring),  # noqa: S308  as above
        has_unassessed=any(reading.level is None for reading in readings),
        has_targets=any(reading.target is not None for reading in readings),
    )
