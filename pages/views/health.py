"""Whether the site lives, and whether each thing it leans on does."""

import logging
from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search.contract import Question
from search.finding import find

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def live(_request: HttpRequest) -> HttpResponse:
    """Say that this process answers; asks nothing of anybody."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """Name each dependency and its state; 503 when one of them is down.

    Search is "degraded" while the embedded engine stands in for a search server: readers find all.
    """
    states = states_of_dependencies()
    is_ready = "down" not in states.values()
    return JsonResponse(
        {"status": "ok" if is_ready else "down", "dependencies": states},
        status=200 if is_ready else 503,
    )


def states_of_dependencies() -> dict[str, str]:
    """Name -> "ok", "degraded" or "down", each asked now."""
    return {name: _state(name, ask) for name, ask in DEPENDENCIES.items()}


def _state(name: str, ask: Callable[[], str]) -> str:
    try:
        return ask()
    except Exception:  # whatever is wrong with a dependency is an answer here, and goes in the log
        logger.exception("%s does not answer", name)
        return "down"


def _ask_database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


def _ask_cache() -> str:
    cache.set("health", "ok", timeout=5)
    if cache.get("health") != "ok":
        raise ConnectionError("the cache forgot at once")
    return "ok"


def _ask_search() -> str:
    return "degraded" if find(Question(kind="action", size=1)).is_degraded else "ok"


DEPENDENCIES: dict[str, Callable[[], str]] = {
    "database": _ask_database,
    "cache": _ask_cache,
    "search": _ask_search,
}
