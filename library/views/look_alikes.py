"""Actions that say much the same as a draft: listed ones, and what became of others before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from library.documents import KIND
from library.models import Action, ActionEvent, Edition
from search import finding
from search.analyser import tokens
from search.contract import EngineUnavailableError, Question
from search.sentences import LITTLE_WORDS

MOST = 5
ASKED_OF_SEARCH = 20
ALIKE = 0.6  # of the words of the shorter title


@dataclass(frozen=True)
class LookAlike:
    """An action, where it can be read (empty for one not listed), and why it is not in use."""

    title: str
    summary: str
    url: str
    state: str
    why: str


def look_alikes(action: Action, edition: Edition) -> list[LookAlike]:
    """What resembles the title of a draft: listed, then retired, merged or declined, best first.

    Without search the listed ones are left out: the curator looks again.
    """
    words = _words(edition.title)
    keys = [*_listed_keys(action, edition), *_not_listed_keys(action, words)]
    rows = Action.objects.filter(pk__in=keys).exclude(pk=action.pk).for_reading()
    found = [
        (likeness, row)
        for row in rows
        if row.current_edition
        and (likeness := _likeness(words, _words(row.current_edition.title))) >= ALIKE
    ]
    found.sort(key=lambda one: (one[1].state != Action.State.LISTED, -one[0], one[1].pk))
    return list(_shown(row for _, row in found[:MOST]))


def _words(text: str) -> frozenset[str]:
    return frozenset(tokens(text)) - LITTLE_WORDS


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How many of the words of the shorter title stand in both, 0 to 1; two at least."""
    shared, shortest = len(one & other), min(len(one), len(other))
    return shared / shortest if shared > 1 or shared == shortest == 1 else 0.0


def _listed_keys(action: Action, edition: Edition) -> tuple[int, ...]:
    question = Question(
        kind=KIND,
        words=edition.title,
        filters={"model": frozenset({action.model.slug})},
        size=ASKED_OF_SEARCH,
    )
    try:
        return finding.find_resembling(question).ids
    except EngineUnavailableError:
        return ()


def _not_listed_keys(action: Action, words: frozenset[str]) -> Iterator[int]:
    """Retired, merged and declined actions whose title resembles: few, so each is looked at."""
    states = (Action.State.DECLINED, Action.State.RETIRED, Action.State.MERGED)
    titles = Action.objects.filter(state__in=states, model=action.model_id).order_by("pk")
    for key, title in titles.values_list("pk", "current_edition__title").iterator():
        if _likeness(words, _words(title)) >= ALIKE:
            yield key


def _shown(rows: Iterable[Action]) -> Iterator[LookAlike]:
    rows = list(rows)
    reasons = _reasons(rows)
    for row in rows:
        edition = row.current_edition
        if edition:
            yield LookAlike(
                title=edition.title,
                summary=edition.summary,
                url=reverse("library:action", args=[row.slug]) if row.slug else "",
                state=row.get_state_display(),
                why=reasons.get(row.pk, ""),
            )


def _reasons(rows: list[Action]) -> dict[int, str]:
    """Action -> why it is not listed any more, in the words of the last decision."""
    gone = [row.pk for row in rows if row.state != Action.State.LISTED]
    events = ActionEvent.objects.filter(action__in=gone, what__in=("declined", "retired", "merged"))
    return dict(events.order_by("at", "pk").values_list("action", "why"))
