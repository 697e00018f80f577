"""Cards of found actions: one row as readers see it in a list.

Four queries, however many; one more where words stand in the text below the summary alone.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.safestring import SafeString

from library.documents import bodies_of, transition_terms
from library.forms.choices import Wording
from library.models import Action, EvidenceTier, Recheck, Transition, UseReport
from library.models.bands import CostBand, TimeToEffect
from ui.dates import whole_date

MOST_STEPS = 3
COLUMNS = (
    "pk",
    "slug",
    "current_edition",
    "current_edition__title",
    "current_edition__summary",
    "current_edition__cost",
    "current_edition__time_to_effect",
    "current_edition__next_review_due_on",
    "tally__people",
    "tally__councils",
)
COSTS = dict(CostBand.choices)
EFFECTS = {value: f"Effect {label[:1].lower()}{label[1:]}" for value, label in TimeToEffect.choices}


MARK = "<mark>"
NOTHING = SafeString()


@dataclass(frozen=True)
class Step:
    """A transition in words. `count` is how many levels the model has, for their tones."""

    dimension: str
    from_number: int
    from_name: str
    to_number: int
    to_name: str
    count: int


@dataclass(frozen=True)
class Card:
    """What `components/result.html` shows; `passage` when words are found in the text alone."""

    title: SafeString
    url: str
    summary: SafeString
    passage: SafeString
    evidence: dict[str, object]
    support: dict[str, int]
    steps: list[Step]
    facts: list[str]
    warnings: list[dict[str, str]]


@dataclass(frozen=True)
class Showing:
    """How cards are shown: `mark` makes safe HTML with the words found marked.

    `passage` gives the part of a long text that has most of them, marked too; None where nobody
    looks for words.
    """

    mark: Callable[[str], SafeString]
    wording: Wording
    asked_steps: frozenset[str]
    today: date
    passage: Callable[[str], SafeString] | None = None


def cards_for(ids: Collection[int], showing: Showing) -> list[Card]:
    """Cards of those of `ids` that are listed now, in their order.

    Asked of the database, not of the index: an action retired a moment ago is not shown.
    """
    listed = Action.objects.listed().filter(pk__in=ids).order_by()
    rows = {row["pk"]: row for row in listed.values(*COLUMNS)}
    steps = _steps_of((row["current_edition"] for row in rows.values()), showing)
    reports = UseReport.objects.counting().filter(action__in=rows).order_by()
    used_by = dict(reports.values_list("action").annotate(Count("council", distinct=True)))
    marks = releases_to_recheck(rows)
    cards = {
        key: _card(
            {**row, "recheck": marks.get(key, "")},
            steps[row["current_edition"]],
            used_by.get(key, 0),
            showing,
        )
        for key, row in rows.items()
    }
    return _with_passages([(key, cards[key]) for key in ids if key in rows], showing)


def _with_passages(cards: list[tuple[int, Card]], showing: Showing) -> list[Card]:
    """The cards, those that show no word that was found with a part of their text that does."""
    if showing.passage is None:
        return [card for _, card in cards]
    bodies = bodies_of([key for key, card in cards if MARK not in card.title + card.summary])
    found = {key: showing.passage(body) for key, body in bodies.items()}
    return [
        replace(card, passage=found[key]) if MARK in found.get(key, "") else card
        for key, card in cards
    ]


def releases_to_recheck(actions: Collection[int]) -> dict[int, str]:
    """Action -> the releases for which somebody has to look at it again: “0.2, 0.3”. One query."""
    rows = Recheck.objects.open().in_order().filter(action__in=actions)
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for action, number in rows.values_list("action", "release__number"):
        found[action][number] = None
    return {action: ", ".join(numbers) for action, numbers in found.items()}


def _card(row: dict[str, Any], steps: list[Step], used: int, showing: Showing) -> Card:
    cost, effect = row["current_edition__cost"], row["current_edition__time_to_effect"]
    return Card(
        title=showing.mark(row["current_edition__title"]),
        url=reverse("library:action", args=[row["slug"]]),
        summary=showing.mark(row["current_edition__summary"]),
        passage=NOTHING,
        evidence={"tier": EvidenceTier.reached_by(used).value, "councils": used},
        support={"people": row["tally__people"] or 0, "councils": row["tally__councils"] or 0},
        steps=steps,
        facts=[words for words in (COSTS.get(cost), EFFECTS.get(effect)) if words],
        warnings=_warnings(row, showing.today),
    )


def _warnings(row: dict[str, Any], today: date) -> list[dict[str, str]]:
    found, due_on = [], row["current_edition__next_review_due_on"]
    if row["recheck"]:
        found.append({"icon": "warning", "text": f"To re-check for {row['recheck']}"})
    if due_on is not None and due_on < today:
        found.append({"icon": "clock", "text": f"Review overdue since {whole_date(due_on)}"})
    return found


def _steps_of(editions: Iterable[int], showing: Showing) -> dict[int, list[Step]]:
    """Edition -> its first steps, those that were asked for before the others."""
    found: dict[int, list[tuple[bool, Step]]] = defaultdict(list)
    steps = Transition.objects.filter(edition__in=list(editions)).order_by("position", "pk")
    columns = ("edition_id", "dimension_id", "from_level", "to_level")
    for edition, dimension, from_level, to_level in steps.values_list(*columns):
        terms = transition_terms(dimension, from_level=from_level, to_level=to_level)
        step = step_in_words(dimension, from_level, to_level, showing.wording)
        found[edition].append((terms.isdisjoint(showing.asked_steps), step))
    return defaultdict(
        list,
        {
            edition: [step for _, step in sorted(each, key=lambda one: one[0])][:MOST_STEPS]
            for edition, each in found.items()
        },
    )


def step_in_words(dimension: int | None, from_level: int, to_level: int, wording: Wording) -> Step:
    """A transition as the model's current release names it."""
    return Step(
        dimension=wording.dimension_name(dimension),
        from_number=from_level,
        from_name=wording.level_name(dimension, from_level),
        to_number=to_level,
        to_name=wording.level_name(dimension, to_level),
        count=sum(1 for number in wording.levels if number > 0),
    )
