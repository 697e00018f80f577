"""How levels changed from one assessment to the next: with honest breaks where the words did."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assessments.models import Assessment
from assessments.operations.series import Series, Since, Stop, series_up_to
from assessments.views.finding import Place
from ui.charts import trend
from ui.charts.strands import Column, Join, Strand, Tile
from ui.dates import short_month, whole_date
from ui.tones import tone_of

NOT_THERE = "Not in that release"
REWORDED = "reworded, cannot be compared"


@dataclass(frozen=True)
class Trend:
    """A series as the page shows it: in sentences, drawn, and as a table."""

    series: Series

    @property
    def title(self) -> str:
        """Of drawing and table."""
        return f"Levels at {len(self.series.stops)} assessments"

    @property
    def now(self) -> Assessment:
        """The assessment whose page this is."""
        return self.series.stops[-1].assessment

    @property
    def before(self) -> list[Assessment]:
        """Those beside it, the last first."""
        return [stop.assessment for stop in reversed(self.series.stops[:-1])]

    @cached_property
    def sentences(self) -> list[str]:
        """Where levels cannot be compared; that they can, where they can."""
        told = [one for before, now in pairwise(self.series.stops) for one in _told(before, now)]
        return told or ["Every dimension means the same throughout, so levels can be compared."]

    @cached_property
    def drawing(self) -> trend.Trend:
        """A row for each dimension, a tile for each assessment."""
        return trend.draw(self.title, self.heads, self.strands)

    @property
    def heads(self) -> list[Column]:
        """Heads of the drawing, with what changed before each."""
        stops = self.series.stops
        first = Column(_month(stops[0].assessment), _release(stops[0]))
        return [first, *(_column(before, now) for before, now in pairwise(stops))]

    @property
    def strands(self) -> list[Strand]:
        """Rows of the drawing."""
        return [self._strand(key) for key in self._keys]

    @property
    def columns(self) -> list[str]:
        """Heads of the table."""
        heads = [f"{_day(stop.assessment)}, {_release(stop)}" for stop in self.series.stops]
        return ["Dimension", *heads, "Comparable?"]

    @property
    def rows(self) -> list[list[str]]:
        """Lines of the table."""
        return [
            [
                self._name(key),
                *(_level(stop, key) for stop in self.series.stops),
                "; ".join(self._breaks(key)) or "Yes",
            ]
            for key in self._keys
        ]

    @cached_property
    def _keys(self) -> list[int]:
        return self.series.dimensions

    def _name(self, key: int) -> str:
        """As the last release words it that has the dimension."""
        return next(s.names[key] for s in reversed(self.series.stops) if key in s.names)

    def _strand(self, key: int) -> Strand:
        stops = self.series.stops
        joins = [_join(before, now, key) for before, now in pairwise(stops)]
        notes = dict.fromkeys(_note(now, since) for now, since in self._since(key))
        note = "; ".join(filter(None, notes))
        return Strand(self._name(key), [_tile(stop, key) for stop in stops], joins, note)

    def _breaks(self, key: int) -> Iterator[str]:
        for before, now in pairwise(self.series.stops):
            since = now.since(before, key)
            if since is Since.REWORDED:
                between = f"{before.assessment.release.number} and {now.assessment.release.number}"
                yield f"Not between {between}: reworded"
            elif note := _note(now, since):
                yield f"{note[0].upper()}{note[1:]}"

    def _since(self, key: int) -> Iterator[tuple[Stop, Since]]:
        for before, now in pairwise(self.series.stops):
            yield now, now.since(before, key)


def trend_of(place: Place) -> Trend | None:
    """An assessment beside those signed off before it that the reader may see; or none."""
    series = series_up_to(place.assessment, reader=place.reader, on=place.today)
    return None if series is None else Trend(series)


def _told(before: Stop, now: Stop) -> Iterator[str]:
    """What changed between two stops, in sentences."""
    old, new = before.assessment.release, now.assessment.release
    keys = before.names.keys() | now.names.keys()
    found = [now.since(before, key) for key in keys]
    if count := found.count(Since.REWORDED):
        of = f"The wording of {_dimensions(count)} changed between {old.number} and {new.number}"
        yield f"{of}: not comparable there."
    if count := found.count(Since.NEW):
        yield f"{_dimensions(count)} {'is' if count == 1 else 'are'} new in {new.number}."
    if count := found.count(Since.GONE):
        of = f"{_dimensions(count)} of {old.number}"
        yield f"{of} {'is' if count == 1 else 'are'} not in {new.number}."


def _dimensions(count: int) -> str:
    return "1 dimension" if count == 1 else f"{count} dimensions"


def _note(now: Stop, since: Since) -> str:
    if since is Since.REWORDED:
        return REWORDED
    of = _release(now)
    return {Since.NEW: f"new in {of}", Since.GONE: f"not in {of}"}.get(since, "")


def _join(before: Stop, now: Stop, key: int) -> Join:
    if now.since(before, key) is Since.REWORDED:
        return Join.BREAK
    has_both = before.levels.get(key) is not None and now.levels.get(key) is not None
    return Join.LINE if has_both else Join.NOTHING


def _tile(stop: Stop, key: int) -> Tile | None:
    if key not in stop.names:
        return None
    level = stop.levels.get(key)
    return Tile() if level is None else Tile(level, tone_of(level, of=stop.highest))


def _level(stop: Stop, key: int) -> str:
    if key not in stop.names:
        return NOT_THERE
    level = stop.levels.get(key)
    return "Not assessed" if level is None else f"Level {level}"


def _column(before: Stop, now: Stop) -> Column:
    old, new = before.assessment.release.ordinal, now.assessment.release.ordinal
    change = "" if old == new else "new release" if old < new else "older release"
    return Column(_month(now.assessment), _release(now), change)


def _release(stop: Stop) -> str:
    return f"release {stop.assessment.release.number}"


def _month(assessment: Assessment) -> str:
    at = assessment.signed_off_at
    return "Open" if at is None else short_month(at)


def _day(assessment: Assessment) -> str:
    at = assessment.signed_off_at
    return "Open" if at is None else whole_date(at)
