"""The one door to search, for the apps above: ask, and the index is there and up to date."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic, sleep
from typing import TypeVar

from search import budget, building, carrying, keeping, parts, registry
from search.breaker import breaker
from search.contract import (
    Answer,
    Engine,
    EngineBusyError,
    EngineRefusedError,
    EngineUnavailableError,
    IndexMissingError,
    Question,
)
from search.parts import Part
from search.sentences import is_sentence, most_of, without_little_words
from search.spelling import MANY_TIMES, RARE, corrected, offered
from search.words import Sought, Synonyms, Word, any_of, joined, understand

ENOUGH = 10
"""Results that answer a sentence: with fewer, those with fewer of its words follow them."""

Asked = TypeVar("Asked")

SERVER_SECONDS = 0.5
"""What a search server has for one search. The embedded engine needs the rest of a second."""

BUILDING_SECONDS, LOOK_AGAIN_SECONDS = 2.0, 0.1


def find(question: Question) -> Answer:
    """Answer `question`; nothing that a person can type is an error.

    When no document has all the words, unknown words are put right by one letter, then the little
    words are left out and everyday words stand for each other, then most of the words will do: the
    answer says so. A sentence is read like that from the start, until there are enough results.
    Filters do not bring that about: words that are found somewhere stay as they are.
    While a search server is out the embedded engine answers, and the answer says so.
    Raises `EngineUnavailableError`, with a sentence for the reader, when there is no index and
    none can be built.
    """
    answer, is_degraded = _asked(lambda engine: _found(engine, question))
    return replace(answer, is_degraded=is_degraded)


def find_resembling(question: Question) -> Answer:
    """Answer with documents that have any of the words, most and rarest first: look-alikes."""
    sought = without_little_words(understand(question.words))
    answer, is_degraded = _asked(lambda engine: engine.ask(question, any_of(sought)))
    return replace(answer, is_loosened=True, is_degraded=is_degraded)


def suggest(kind: str, typed: str, *, limit: int) -> list[int]:
    """Keys of documents whose first text has every word typed, the last as a beginning."""
    return _asked(lambda engine: engine.suggest(kind, typed, limit=limit))[0]


def _asked(ask: Callable[[Engine], Asked]) -> tuple[Asked, bool]:
    """What the engine answers, and whether it was the embedded one in the place of a server."""
    server = registry.server_engine()
    if server is None:
        return _from_embedded(ask), False
    keeping.wake()
    try:
        return _from_server(server, ask), False
    except EngineUnavailableError:
        return _from_embedded(ask), True


def _from_server(server: Engine, ask: Callable[[Engine], Asked]) -> Asked:
    if breaker.is_open:
        raise EngineUnavailableError("The search server is out.")
    try:
        with budget.within(SERVER_SECONDS):
            return _once_more_if_replaced(server, ask)
    except EngineRefusedError:
        raise
    except EngineUnavailableError as error:
        breaker.open(str(error))
        raise


def _once_more_if_replaced(engine: Engine, ask: Callable[[Engine], Asked]) -> Asked:
    try:
        return ask(engine)
    except IndexMissingError:
        return ask(engine)


def _from_embedded(ask: Callable[[Engine], Asked]) -> Asked:
    engine = registry.embedded_engine()
    try:
        return ask(_ready(engine))
    except IndexMissingError:
        # Spoilt or removed since it was last looked at: now that is known, and it is built again.
        return ask(_ready(engine))


def _ready(engine: Engine) -> Engine:
    """The engine, with an index that has every change up to now.

    Builds the index when it is missing, which takes seconds for each 10,000 documents.
    """
    try:
        carrying.catch_up(engine)
    except IndexMissingError:
        _build_or_wait(engine)
    return engine


def _build_or_wait(engine: Engine) -> None:
    """Build the index, or wait a moment for whoever builds it: a small one takes no longer."""
    until = monotonic() + BUILDING_SECONDS
    while True:
        try:
            building.build_if_missing(engine)
        except EngineBusyError as error:
            if monotonic() >= until:
                raise EngineUnavailableError(
                    "The search index is being built. Try again in a minute."
                ) from error
            sleep(LOOK_AGAIN_SECONDS)
        else:
            return


def _found(engine: Engine, question: Question) -> Answer:
    asking = _Asking(engine, question)
    sought = asking.understood(question.words)
    if not asking.is_talk(sought):
        answer = engine.ask(question, sought)
        if answer.total or not sought.has_words() or next(asking.totals([sought])):
            return replace(answer, offered=asking.near_by(sought, found=answer.total))
    ways = list(_other_ways(asking, sought))
    for way, total in zip(ways, asking.totals([way.sought for way in ways]), strict=True):
        if total >= way.enough:
            found = engine.ask(question, way.sought)
            return replace(found, corrected=way.corrected, is_loosened=way.is_loosened)
    return engine.ask(question, sought)


@dataclass(frozen=True)
class _Way:
    """Another way to understand what was typed, taken if it has `enough` results."""

    sought: Sought
    corrected: str
    is_loosened: bool
    enough: int = 1


@dataclass(frozen=True)
class _Asking:
    """One question to one engine."""

    engine: Engine
    question: Question

    def understood(self, typed: str) -> Sought:
        """What was typed, with synonyms."""
        return understand(typed, synonyms=self._synonyms())

    def widely_understood(self, typed: str) -> Sought:
        """The same, with everyday words that stand for each other, too."""
        if not parts.is_on(Part.EVERYDAY_WORDS):
            return self.understood(typed)
        everyday = registry.everyday_words(self.question.kind)
        return understand(typed, synonyms=joined(self._synonyms(), everyday))

    def is_talk(self, sought: Sought) -> bool:
        """Whether some of the words will do from the start."""
        return (
            parts.is_on(Part.LOOSENING)
            and not self.question.as_typed
            and is_sentence(self.question.words, sought)
        )

    def spelt_better(self, sought: Sought) -> str:
        """What was typed, with words that nobody has put right; empty when there is none."""
        if not parts.is_on(Part.SPELLING):
            return ""
        return corrected(
            self.question.words,
            sought,
            are_found=self._are_found,
            known=self._known,
        )

    def near_by(self, sought: Sought, *, found: int) -> str:
        """A spelling that would find many times as many as were found; empty for none."""
        if found > RARE or not sought.every or not parts.is_on(Part.SPELLING):
            return ""
        spelling = offered(self.question.words, sought, known=self._known)
        if not spelling:
            return ""
        other = replace(self.question, size=0, facets=())
        total = self.engine.ask(other, self.understood(spelling)).total
        return spelling if total >= MANY_TIMES * max(found, 1) else ""

    def totals(self, each: Sequence[Sought]) -> Iterator[int]:
        """How many documents of the kind have what each seeks, whatever the filters."""
        return self.engine.totals(self.question.kind, each)

    def _are_found(self, words: Sequence[Word]) -> list[bool]:
        return [total > 0 for total in self.totals([Sought(every=(word,)) for word in words])]

    def _known(self, spellings: Collection[str]) -> Mapping[str, int]:
        return self.engine.known(self.question.kind, spellings)

    def _synonyms(self) -> Synonyms:
        return registry.synonyms(self.question.kind) if parts.is_on(Part.SYNONYMS) else {}


def _other_ways(asking: _Asking, sought: Sought) -> Iterator[_Way]:
    """Ways to understand what was typed when it cannot be had word for word, nearest first."""
    typed = asking.question.words
    widely = asking.widely_understood(typed)
    spelt = asking.spelt_better(widely)
    if spelt:
        widely = asking.widely_understood(spelt)
    is_talk = asking.is_talk(sought)
    if spelt and not is_talk:
        yield _Way(asking.understood(spelt), spelt, is_loosened=False)
    if not parts.is_on(Part.LOOSENING):
        return
    main = without_little_words(widely)
    yield _Way(main, spelt, is_loosened=True, enough=ENOUGH if is_talk else 1)
    for number in most_of(main):
        enough = ENOUGH if number > 1 else 1
        yield _Way(any_of(main, at_least=number), spelt, is_loosened=True, enough=enough)
