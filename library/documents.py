"""What search knows of an action: its words, the exact terms it is filtered by, its ranks.

Only listed actions are documents: whatever is private, declined or retired never enters an index.
"""

import json
import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from itertools import chain, product
from typing import Any

from django.db import connection
from django.db.models import Count

from community.models.councils import CouncilKind
from library.everyday_words import SAME_WORDS, stand_ins
from library.models import (
    Action,
    EvidenceTier,
    Recheck,
    Tag,
    TagLines,
    Transition,
    UseReport,
)
from library.models.bands import Strength
from library.models.tags import tags_of
from search.contract import Document
from search.words import Synonyms, synonyms_of

KIND = "action"
ANY = "any"  # the dimension of a transition that names none
EVERY = "*"  # stands for a part of a transition which a reader leaves open
TO_RECHECK = "yes"  # a release changed a dimension that it serves since somebody looked
STRONG = "strong"  # the field of steps that an action was made for
OPEN = f"{EVERY}:{EVERY}>{EVERY}"
WORDS = "current_edition__"
PLAIN = ("description", "quote", "why", "risk")
LISTS = ("implications", "steps", "check_list", "leans_on")
BANDS = ("benefits", "effort", "cost", "council_kinds", "next_review_due_on")
PARTS = ("title", "summary", "body_markdown", "resources", *PLAIN, *LISTS, *BANDS)
OUTSIDE = ("current_edition", "model__slug", "tally__people")
LATEST_DAY = date.max.toordinal()

_WITH_OTHER_WORDS = """
    SELECT id, name, synonyms, merged_into_id FROM library_tag
    WHERE (approved_at IS NOT NULL OR merged_into_id IS NOT NULL) AND (synonyms <> '[]'
        OR merged_into_id IS NOT NULL OR id IN (SELECT merged_into_id FROM library_tag))
    ORDER BY id
"""
Row = dict[str, Any]
_MARKUP = re.compile(r"<[!/A-Za-z][^<>]*>|\]\([^()\s]*\)|https?://\S+")


def synonyms_now() -> Synonyms:
    """What may stand for a typed word: curators' synonyms of tags, and a few everyday words.

    Asked at each search, so an edit of a tag counts at once. One query, a plain one: parsing the
    lists anew would cost every search more than the engine takes.
    """
    with connection.cursor() as cursor:
        cursor.execute(_WITH_OTHER_WORDS)
        return _synonyms(tuple(cursor.fetchall()))


@lru_cache(maxsize=2)
def _synonyms(tags: tuple[tuple[int, str, str, int | None], ...]) -> Synonyms:
    """A tag's name stands for each of its synonyms, and they for it; everyday words for all.

    Name and synonyms of a merged tag are synonyms of the one that stands for it.
    """
    named = {key: name for key, name, _, _ in tags}
    beyond = {key: into for key, _, _, into in tags if into is not None}
    stands_for: dict[str, list[str]] = defaultdict(list)
    for key, own, synonyms, _ in tags:
        last = key
        while last in beyond:
            last = beyond[last]
        name, also = named.get(last, ""), [] if last == key else [own]
        for other in [*also, *json.loads(synonyms)] if name else ():
            stands_for[name].append(other)
            stands_for[other].append(name)
    for word, same in stand_ins(SAME_WORDS).items():
        stands_for[word] += same
    return synonyms_of(stands_for)


@lru_cache(maxsize=10_000)
def transition_terms(dimension: int | None, *, from_level: int, to_level: int) -> frozenset[str]:
    """Every term under which one transition is found: the whole, and with parts left open.

    A transition without a dimension is found by its levels and under `ANY`, but under no
    dimension's own key.
    """
    who = ANY if dimension is None else str(dimension)
    parts = product((who, EVERY), (from_level, EVERY), (to_level, EVERY))
    return frozenset(f"{d}:{f}>{t}" for d, f, t in parts) - {OPEN}


def asked_transitions(
    dimensions: Collection[str], *, from_levels: Collection[str], to_levels: Collection[str]
) -> frozenset[str]:
    """Terms any of which a reader accepts: all of the three parts hold in one transition.

    Parts are dimension keys or `ANY`, and level numbers, as text; an empty part is left open,
    and three of them ask for nothing.
    """
    parts = product(*(each or (EVERY,) for each in (dimensions, from_levels, to_levels)))
    return frozenset(f"{d}:{f}>{t}" for d, f, t in parts) - {OPEN}


@dataclass(frozen=True)
class _Steps:
    """Terms of the transitions of an edition, and of those that it was made for."""

    every: set[str] = field(default_factory=set)
    strong: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Around:
    """What stands beside the rows of some actions, by key of the edition or the action."""

    steps: dict[int, _Steps]
    tags: dict[int, list[Tag]]
    lines: TagLines
    used_by: dict[int, int]
    to_recheck: frozenset[int]


class ActionSource:
    """Documents of the library, for search. A handful of queries, however many keys."""

    kind = KIND
    version = "3"

    def keys(self) -> Iterable[int]:
        """Keys of listed actions, ascending, read as a stream."""
        return Action.objects.listed().order_by("pk").values_list("pk", flat=True).iterator()

    def documents(self, keys: Collection[int]) -> Iterator[Document]:
        """Documents of those of `keys` that are listed now."""
        listed = Action.objects.listed().filter(pk__in=keys).order_by("pk")
        rows = list(listed.values("pk", "listed_at", *OUTSIDE, *(WORDS + p for p in PARTS)))
        around = _around(rows)
        return (_document(row, around) for row in rows)


def _around(rows: list[Row]) -> _Around:
    editions = [row["current_edition"] for row in rows]
    reports = UseReport.objects.counting().filter(action__in=[row["pk"] for row in rows])
    councils = reports.order_by().values_list("action").annotate(Count("council", distinct=True))
    tags, lines = tags_of(editions)
    rechecks = Recheck.objects.open().filter(action__in=[row["pk"] for row in rows])
    return _Around(
        steps=_steps_of(editions),
        tags=tags,
        lines=lines,
        used_by=dict(councils),
        to_recheck=frozenset(rechecks.values_list("action", flat=True)),
    )


def _steps_of(editions: list[int]) -> dict[int, _Steps]:
    found: dict[int, _Steps] = defaultdict(_Steps)
    steps = Transition.objects.filter(edition__in=editions)
    columns = ("edition_id", "dimension_id", "from_level", "to_level", "strength")
    for edition, dimension, from_level, to_level, strength in steps.values_list(*columns):
        terms = transition_terms(dimension, from_level=from_level, to_level=to_level)
        found[edition].every.update(terms)
        if strength == Strength.STRONG:
            found[edition].strong.update(terms)
    return found


def _document(row: Row, around: _Around) -> Document:
    key, edition = row["pk"], row["current_edition"]
    used, people = around.used_by.get(key, 0), row["tally__people"] or 0
    tags = around.tags.get(edition, [])
    return Document(
        kind=KIND,
        id=key,
        texts={
            "title": row[WORDS + "title"],
            "tags": "\n".join(tag.name for tag in tags),
            "summary": row[WORDS + "summary"],
            "body": _body(row),
        },
        terms={
            "model": [row["model__slug"]],
            "transition": sorted(around.steps[edition].every),
            STRONG: sorted(around.steps[edition].strong),
            "tag": _tag_terms(tags, around.lines),
            "evidence": [EvidenceTier.reached_by(used).value],
            "recheck": [TO_RECHECK] if key in around.to_recheck else [],
            **_bands(row),
        },
        ranks={
            "supported": people,
            "used": used,
            "newest": _seconds(row["listed_at"]),
            "review-due": _urgency(row[WORDS + "next_review_due_on"]),
        },
        boost=_boost(people, used),
    )


def _tag_terms(tags: list[Tag], lines: TagLines) -> list[str]:
    """Slugs of the offered tags and of all above them: whoever asks for a tag finds those below."""
    offered = (each for tag in tags if tag.is_offered for each in (tag, *lines.above(tag)))
    return list(dict.fromkeys(tag.slug for tag in offered))


def _bands(row: Row) -> dict[str, list[str]]:
    effort, cost = row[WORDS + "effort"], row[WORDS + "cost"]
    return {
        "benefit": row[WORDS + "benefits"],
        "effort": [effort] if effort else [],
        "cost": [cost] if cost else [],
        "council_kind": row[WORDS + "council_kinds"] or CouncilKind.values,
    }


def bodies_of(actions: Collection[int]) -> dict[int, str]:
    """What the pages of those listed of `actions` say below the summary. One query."""
    listed = Action.objects.listed().filter(pk__in=actions).order_by()
    columns = [WORDS + name for name in ("body_markdown", "resources", *PLAIN, *LISTS)]
    return {row["pk"]: _body(row) for row in listed.values("pk", *columns)}


def _body(row: Row) -> str:
    """All words of the page below the summary, without markup and addresses."""
    whole = row[WORDS + "body_markdown"]
    if not whole:
        resources = [f"{r.get('name', '')} {r.get('note', '')}" for r in row[WORDS + "resources"]]
        lists = (row[WORDS + name] for name in LISTS)
        plain = (row[WORDS + name] for name in PLAIN)
        whole = "\n".join(filter(None, [*plain, *chain(*lists), *resources]))
    return _MARKUP.sub(" ", whole)


def _seconds(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment else 0


def _urgency(due_on: date | None) -> int:
    """Higher the sooner a review is due; nothing for an action that names no day."""
    return LATEST_DAY - due_on.toordinal() if due_on else 0


def _boost(people: int, councils: int) -> int:
    """0 for an idea that nobody supports, 100 for what three councils did and 500 people support.

    Half of it is evidence: each of the first councils counts much, and three prove. Half is
    support, by the logarithm: the first ten people count most.
    """
    evidence = {0: 0, 1: 25, 2: 35}.get(councils, 50)
    return evidence + min(50, round(50 * math.log(1 + people, 501)))
