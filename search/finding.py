"""The one door to search, for the apps above: ask, and the index is there and up to date."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from time import monotonic, sleep
from typing import TypeVar

from search import budget, building, carrying, keeping, registry
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
from search.spelling import corrected
from search.words import Sought, any_of, understand, without_little_words

Asked = TypeVar("Asked")

SERVER_SECONDS = 0.5
"""What a search server has for one search. The embedded engine needs the rest of a second."""

BUILDING_SECONDS, LOOK_AGAIN_SECONDS = 2.0, 0.1


def find(question: Question) -> Answer:
    """Answer `question`; nothing that a person can type is an error.

    When no document has all the words, unknown words are put right by one letter, then the little
    words of a question are left out, then any of the words will do: the answer says so. Filters
    do not bring that about: words that are found somewhere stay as they are.
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
    sought = understand(question.words, synonyms=registry.synonyms(question.kind))
    answer = engine.ask(question, sought)
    if answer.total or not sought.has_words() or _matches(engine, question, sought):
        return answer
    for instead in _instead(engine, question, sought):
        if _matches(engine, question, instead.sought):
            found = engine.ask(question, instead.sought)
            return replace(found, corrected=instead.corrected, is_loosened=instead.is_loosened)
    return answer


def _instead(engine: Engine, question: Question, sought: Sought) -> Iterator[Answer]:
    """Other ways to understand what was typed, nearest first, as answers yet without results."""
    spelt = corrected(
        question.words,
        sought,
        is_found=lambda word: _matches(engine, question, Sought(every=(word,))),
        known=lambda spellings: engine.known(question.kind, spellings),
    )
    if spelt:
        sought = understand(spelt, synonyms=registry.synonyms(question.kind))
        yield Answer((), 0, corrected=spelt, sought=sought)
    main = without_little_words(sought)
    yield Answer((), 0, corrected=spelt, is_loosened=True, sought=main)
    yield Answer((), 0, corrected=spelt, is_loosened=True, sought=any_of(main))


def _matches(engine: Engine, question: Question, sought: Sought) -> bool:
    """Whether any document of the kind has what is sought, whatever the filters."""
    return engine.ask(Question(question.kind, size=0), sought).total > 0
