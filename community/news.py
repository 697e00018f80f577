"""What happens here in public, the last first. Each app registers what it has to tell."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value

Moment = tuple[str, int, datetime]
"""Name of a source, key of what happened, and when."""


@dataclass(frozen=True)
class Kind:
    """What a reader may ask for alone: its value in an address, and its words."""

    value: str
    label: str


@dataclass(frozen=True)
class Line:
    """One thing that happened, as a page tells it: “Action listed”, its title, what else to say."""

    what: str
    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True)
class Source:
    """One sort of thing that happens, and which of it everybody may read: nobody asks who reads.

    `rows` are what happened, with a column named by `at` that says when and one named by `key`.
    `lines` tells those with some keys, in as many queries for one as for all.
    """

    name: str
    kind: Kind
    rows: Callable[[], QuerySet[Any, Any]]
    at: str
    lines: Callable[[Collection[int]], Mapping[int, Line]]
    key: str = "pk"


@dataclass(frozen=True)
class News:
    """A line and its moment."""

    at: datetime
    line: Line


_registered: dict[str, Source] = {}


def register(*sources: Source) -> None:
    """Say, from `AppConfig.ready`, what an app has to tell."""
    _registered.update((source.name, source) for source in sources)


def kinds() -> list[Kind]:
    """What a reader may ask for, in the order of its words."""
    found = {source.kind for source in _registered.values()}
    return sorted(found, key=lambda kind: kind.label)


def happened(wanted: Collection[str] = ()) -> "QuerySet[Any, Moment]":
    """All that happened, or only the wanted kinds of it, the last first. One query."""
    chosen = [one for one in _registered.values() if not wanted or one.kind.value in wanted]
    first, *others = map(_moments_of, chosen)
    every: QuerySet[Any, Moment] = first.union(*others, all=True)
    return every.order_by("-happened_at", "source", "-told_by")


def told(moments: Iterable[Moment]) -> list[News]:
    """What happened, in words and in the order given. What is public no longer is left out."""
    found = list(moments)
    keys: dict[str, list[int]] = defaultdict(list)
    for source, key, _ in found:
        keys[source].append(key)
    lines = {source: _registered[source].lines(keys[source]) for source in keys}
    return [News(at, lines[source][key]) for source, key, at in found if key in lines[source]]


def latest(name: str) -> News | None:
    """The last thing that one source has to tell, if it has any. Two queries at most."""
    moments = _moments_of(_registered[name]).order_by("-happened_at", "-told_by")
    return next(iter(told(moments[:1])), None)


def _moments_of(source: Source) -> "QuerySet[Any, Moment]":
    named = source.rows().annotate(
        source=Value(source.name, output_field=CharField()),
        told_by=F(source.key),
        happened_at=F(source.at),
    )
    moments: QuerySet[Any, Moment] = named.order_by().values_list(
        "source", "told_by", "happened_at"
    )
    return moments
