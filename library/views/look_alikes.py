"""Actions that say much the same as what somebody writes, and what became of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from library.documents import KIND
from library.models import Action, ActionEvent
from model_releases.models import Model
from search import finding
from search.analyser import tokens
from search.contract import EngineUnavailableError, Question
from search.sentences import LITTLE_WORDS

MOST = 5
ASKED_OF_SEARCH = 20
ALIKE = 0.6  # of the words of the shorter title, or summary
ENOUGH = 6  # words of a summary, below which it says too little to be compared


@dataclass(frozen=True)
class LookAlike:
    """An action, where it can be read (empty for one not listed), and why it is not in use."""

    title: str
    summary: str
    url: str
    state: str
    why: str


@dataclass(frozen=True)
class Wish:
    """What somebody is writing, as far as it goes. `besides` is the key of their own action."""

    title: str
    summary: str
    model: Model
    besides: int | None = None


def look_alikes(wish: Wish) -> list[LookAlike]:
    """What resembles a title or a summary: listed, then retired, merged or declined, best first.

    Without search the listed ones are left out: the curator looks again.
    """
    words = _Words.of(wish.title, wish.summary)
    keys = [*listed_keys(wish), *_not_listed_keys(wish, words)]
    rows = Action.objects.filter(pk__in=keys).exclude(pk__in=_own(wish)).for_reading()
    found = [
        (likeness, row)
        for row in rows
        if (edition := row.current_edition)
        and (likeness := words.likeness(_Words.of(edition.title, edition.summary))) >= ALIKE
    ]
    found.sort(key=lambda one: (one[1].state != Action.State.LISTED, -one[0], one[1].pk))
    return list(_shown(row for _, row in found[:MOST]))


@dataclass(frozen=True)
class _Words:
    """The words of a title and of a summary, without the little ones."""

    title: frozenset[str]
    summary: frozenset[str]

    @classmethod
    def of(cls, title: str, summary: str) -> "_Words":
        return cls(_words(title), _words(summary))

    def likeness(self, other: "_Words") -> float:
        """Of the titles or, where both say enough, of the summaries: whichever is greater."""
        of_titles = _likeness(self.title, other.title)
        if min(len(self.summary), len(other.summary)) < ENOUGH:
            return of_titles
        return max(of_titles, _likeness(self.summary, other.summary))


def _own(wish: Wish) -> list[int]:
    return [] if wish.besides is None else [wish.besides]


def _words(text: str) -> frozenset[str]:
    return frozenset(tokens(text)) - LITTLE_WORDS


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How many of the words of the shorter title stand in both, 0 to 1; two at least."""
    shared, shortest = len(one & other), min(len(one), len(other))
    return shared / shortest if shared > 1 or shared == shortest == 1 else 0.0


def listed_keys(wish: Wish) -> tuple[int, ...]:
    """Keys of listed actions that resemble a text, the nearest first; none without search."""
    question = Question(
        kind=KIND,
        words=f"{wish.title} {wish.summary}",
        filters={"model": frozenset({wish.model.slug})},
        size=ASKED_OF_SEARCH,
    )
    if not question.words.strip():
        return ()
    try:
        return finding.find_resembling(question).ids
    except EngineUnavailableError:
        return ()


def _not_listed_keys(wish: Wish, words: _Words) -> Iterator[int]:
    """Retired, merged and declined actions that resemble: few, so each is looked at."""
    states = (Action.State.DECLINED, Action.State.RETIRED, Action.State.MERGED)
    rows = Action.objects.filter(state__in=states, model=wish.model).order_by("pk")
    columns = ("pk", "current_edition__title", "current_edition__summary")
    for key, title, summary in rows.values_list(*columns).iterator():
        if words.likeness(_Words.of(title, summary)) >= ALIKE:
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
