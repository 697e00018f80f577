"""The site's own search, asked as its page asks."""

import os
from collections.abc import Callable, Iterable, Sequence
from time import sleep
from typing import TYPE_CHECKING

from tools.relevance.faults import RelevanceError
from tools.relevance.judged import Query

if TYPE_CHECKING:
    from search.contract import Answer

EMBEDDED = "embedded"
TRIES, PAUSE_SECONDS = 5, 2.0
Search = Callable[[str], Sequence[str]]
"""Words -> keys of actions as they were imported, best first."""


def set_up(engine: str) -> None:
    """Start Django with the engine named: `embedded`, or the address of a server.

    Raises `RelevanceError` when another engine would answer.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    os.environ["SEARCH_URL"] = "" if engine == EMBEDDED else engine
    import django  # noqa: PLC0415  settings are chosen above

    django.setup()
    from search import registry  # noqa: PLC0415  needs the setup above

    answering = registry.engine().name
    if (answering == EMBEDDED) != (engine == EMBEDDED):
        raise RelevanceError(
            f"“{engine}” was asked for, but the engine “{answering}” would answer."
            f" Give “{EMBEDDED}”, or the address of a search server that this version knows."
        )


def insist_on_answers(queries: Iterable[Query]) -> None:
    """Raise `RelevanceError` when the library lists none of the judged answers. After `set_up`."""
    from django.db import DatabaseError  # noqa: PLC0415  needs Django set up

    from library.models import Action  # noqa: PLC0415  likewise

    wanted = {key for query in queries for key in query.answers}
    try:
        known = Action.objects.listed().filter(key__in=wanted).exists()
    except DatabaseError as error:
        raise RelevanceError(f"The database cannot be read ({error}). Run migrate.") from error
    if not known:
        raise RelevanceError(
            "The library lists none of the judged answers. Load the demonstration (load_demo),"
            " or give the set of your own library with --queries."
        )


def searching(without: Iterable[str]) -> Search:
    """The search of the page of actions, with some of its parts left out. After `set_up`."""
    from django.http import QueryDict  # noqa: PLC0415  needs Django set up

    from library.forms.finding import FindActionsForm, answer_to  # noqa: PLC0415  likewise
    from library.models import Action  # noqa: PLC0415  likewise
    from search import parts  # noqa: PLC0415  likewise

    left_out = [parts.Part(name) for name in without]

    def search(words: str) -> list[str]:
        parameters = QueryDict(mutable=True)
        parameters["q"] = words
        with parts.without(*left_out):
            found = _from_the_engine(lambda: answer_to(FindActionsForm(parameters))[0])
        keys = dict(Action.objects.filter(pk__in=found.ids).values_list("pk", "key"))
        return [keys[each] for each in found.ids]

    return search


def _from_the_engine(ask: "Callable[[], Answer]") -> "Answer":
    """The answer of the engine named, and of none that stands in for it."""
    for _ in range(TRIES):
        answer = ask()
        if not answer.is_degraded:
            return answer
        sleep(PAUSE_SECONDS)
    raise RelevanceError(
        "The search server did not answer in its time, so the embedded engine did."
        " See that it is well, and try again."
    )
