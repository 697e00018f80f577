"""What search knows of an action: its words, the exact terms it is filtered by, its ranks.

Only listed actions are documents: whatever is private, declined or retired never enters an index.
"""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import product

from django.db.models import Count, F
from django.db.models.functions import Coalesce

from community.models.councils import CouncilKind
from library.models import Action, Edition, EditionTag, EvidenceTier, Tag, Transition, UseReport
from search.contract import Document
from search.words import Synonyms, synonyms_of

KIND = "action"
ANY = "any"  # the dimension of a transition that names none
EVERY = "*"  # stands for a part of a transition which a reader leaves open
OPEN = f"{EVERY}:{EVERY}>{EVERY}"
LATEST_DAY = date.max.toordinal()
EVERYDAY_WORDS = (("resident", "citizen", "customer", "user"), ("council", "local authority"))

_MARKUP = re.compile(r"<[!/A-Za-z][^<>]*>|\]\([^()\s]*\)|https?://\S+")


def synonyms_for(_kind: str) -> Synonyms:
    """What may stand for a typed word: curators' synonyms of tags, and a few everyday words.

    Asked at each search, so an edit of a tag counts at once. One query.
    """
    tags = Tag.objects.exclude(synonyms=[]).order_by("pk").values_list("name", "synonyms")
    return _synonyms(tuple((name, tuple(others)) for name, others in tags))


@lru_cache(maxsize=2)
def _synonyms(tags: tuple[tuple[str, tuple[str, ...]], ...]) -> Synonyms:
    """A tag's name stands for each of its synonyms, and they for it; everyday words for all."""
    stands_for: dict[str, list[str]] = defaultdict(list)
    for name, others in tags:
        stands_for[name] += others
        for other in others:
            stands_for[other].append(name)
    for group in EVERYDAY_WORDS:
        for word in group:
            stands_for[word] += [other for other in group if other != word]
    return synonyms_of(stands_for)


def transition_terms(dimension: int | None, *, from_level: int, to_level: int) -> set[str]:
    """Every term under which one transition is found: the whole, and with parts left open.

    A transition without a dimension is found by its levels and under `ANY`, but under no
    dimension's own key.
    """
    who = ANY if dimension is None else str(dimension)
    parts = product((who, EVERY), (from_level, EVERY), (to_level, EVERY))
    return {f"{d}:{f}>{t}" for d, f, t in parts} - {OPEN}


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
class _Around:
    """What stands beside the rows of some actions, by key of the edition or the action."""

    transitions: dict[int, set[str]]
    tags: dict[int, list[tuple[str, str]]]
    used_by: dict[int, int]
    people: dict[int, int]


class ActionSource:
    """Documents of the library, for search. A handful of queries, however many keys."""

    kind = KIND

    def keys(self) -> Iterable[int]:
        """Keys of listed actions, ascending, read as a stream."""
        return Action.objects.listed().order_by("pk").values_list("pk", flat=True).iterator()

    def documents(self, keys: Collection[int]) -> Iterator[Document]:
        """Documents of those of `keys` that are listed now."""
        wanted = Action.objects.listed().filter(pk__in=keys).order_by("pk")
        actions = list(wanted.select_related("current_edition", "model"))
        around = _around(actions)
        return (
            _document(action, action.current_edition, around)
            for action in actions
            if action.current_edition
        )


def _around(actions: list[Action]) -> _Around:
    editions = [action.current_edition_id for action in actions]
    reports = UseReport.objects.counting().filter(action__in=actions).order_by()
    tallied = Action.objects.filter(pk__in=[action.pk for action in actions])
    return _Around(
        transitions=_transitions_of(editions),
        tags=_tags_of(editions),
        used_by=dict(reports.values_list("action").annotate(Count("council", distinct=True))),
        people=dict(tallied.values_list("pk", Coalesce(F("tally__people"), 0))),
    )


def _transitions_of(editions: list[int | None]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    steps = Transition.objects.filter(edition__in=editions)
    columns = ("edition_id", "dimension_id", "from_level", "to_level")
    for edition, dimension, from_level, to_level in steps.values_list(*columns):
        found[edition] |= transition_terms(dimension, from_level=from_level, to_level=to_level)
    return found


def _tags_of(editions: list[int | None]) -> dict[int, list[tuple[str, str]]]:
    """Edition -> slug and name of each tag."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    taggings = EditionTag.objects.filter(content_object__in=editions).order_by("tag__name", "pk")
    columns = ("content_object_id", "tag__slug", "tag__name")
    for edition, slug, name in taggings.values_list(*columns):
        found[edition].append((slug, name))
    return found


def _document(action: Action, edition: Edition, around: _Around) -> Document:
    used, people = around.used_by.get(action.pk, 0), around.people[action.pk]
    tags = around.tags.get(edition.pk, [])
    return Document(
        kind=KIND,
        id=action.pk,
        texts={
            "title": edition.title,
            "tags": "\n".join(name for _, name in tags),
            "summary": edition.summary,
            "body": _body(edition),
        },
        terms={
            "model": [action.model.slug],
            "transition": sorted(around.transitions.get(edition.pk, ())),
            "tag": [slug for slug, _ in tags],
            "benefit": edition.benefits,
            "effort": [edition.effort] if edition.effort else [],
            "cost": [edition.cost] if edition.cost else [],
            "council_kind": edition.council_kinds or CouncilKind.values,
            "evidence": [EvidenceTier.reached_by(used).value],
        },
        ranks={
            "supported": people,
            "used": used,
            "newest": _seconds(action.listed_at),
            "review-due": _urgency(edition.next_review_due_on),
        },
        boost=_boost(people),
    )


def _body(edition: Edition) -> str:
    """All words of the page below the summary, without markup and addresses."""
    if edition.body_markdown:
        return _MARKUP.sub(" ", edition.body_markdown)
    parts = [edition.description, edition.quote, edition.why, *edition.implications]
    parts += [*edition.steps, *edition.check_list]
    parts += [f"{each.get('name', '')} {each.get('note', '')}" for each in edition.resources]
    parts += [edition.risk, *edition.leans_on]
    return _MARKUP.sub(" ", "\n".join(filter(None, parts)))


def _seconds(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment else 0


def _urgency(due_on: date | None) -> int:
    """Higher the sooner a review is due; nothing for an action that names no day."""
    return LATEST_DAY - due_on.toordinal() if due_on else 0


def _boost(people: int) -> int:
    """0 for nobody, 100 for a thousand people, by the logarithm: the first ten count most."""
    return min(100, round(10 * math.log2(1 + people)))
