"""The first assessment of a council formed from others: beside theirs, and joined to none."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assessments.models import Assessment
from assessments.views.finding import Place
from assessments.views.profiles import Shown, shown
from community.models import Council
from ui.charts import trend
from ui.charts.strands import Column, Join, Strand, Tile
from ui.dates import short_month, whole_date
from ui.tones import tone_of


@dataclass(frozen=True)
class Succession:
    """`ends` has the last assessment of each predecessor that the reader may see.

    `unseen` are the predecessors without one: nothing tells whether there is a private one.
    """

    now: Shown
    predecessors: Sequence[Council]
    ends: Sequence[Shown]

    @property
    def council(self) -> Council:
        """The one that was formed."""
        return self.now.assessment.council

    @property
    def unseen(self) -> list[Council]:
        """Predecessors of whom there is nothing to read."""
        seen = {end.assessment.council_id for end in self.ends}
        return [one for one in self.predecessors if one.pk not in seen]

    @cached_property
    def drawing(self) -> trend.Trend | None:
        """Overall levels, each with its end at the break; none where there is no end to draw."""
        if not self.ends:
            return None
        strands = [_end(one) for one in self.ends]
        begun = Strand(self.council.name, [None, _tile(self.now)], [Join.BREAK])
        at = self.now.assessment.signed_off_at
        release = f"release {self.now.assessment.release.number}"
        last = Column("Open" if at is None else short_month(at), release, "new council")
        title = f"Overall levels before {self.council.name} was formed, and since"
        return trend.draw(title, [Column("Before"), last], [*strands, begun])


def succession_of(place: Place, now: Shown) -> Succession | None:
    """What stood before the first assessment of a council; none for one that nobody formed.

    2 queries for a council with predecessors and 6 more for each end; else 1.
    """
    council = now.assessment.council
    predecessors = list(Council.objects.that_formed(council, on=place.today))
    if not predecessors:
        return None
    return Succession(now, predecessors, _ends(place, predecessors))


def _ends(place: Place, predecessors: Sequence[Council]) -> list[Shown]:
    """By the councils' order. Of any voice: they are named beside this one, not compared."""
    visible = Assessment.objects.visible_to(place.reader, on=place.today)
    model = place.assessment.release.model_id
    theirs = visible.filter(council__in=predecessors, release__model=model).signed_off()
    last: dict[int, Assessment] = {}
    for one in theirs.for_pages().last_signed_first():
        last.setdefault(one.council_id, one)
    found = (last.get(council.pk) for council in predecessors)
    return [shown(one, shows_reasons=False) for one in found if one]


def _end(end: Shown) -> Strand:
    note = f"{_day(end.assessment.signed_off_at)}, release {end.assessment.release.number}"
    return Strand(end.assessment.council.name, [_tile(end), None], [Join.BREAK], note)


def _day(at: datetime.datetime | None) -> str:
    return "" if at is None else whole_date(at)


def _tile(found: Shown) -> Tile:
    level = found.result.overall
    return Tile() if level is None else Tile(level, tone_of(level, of=found.highest))
