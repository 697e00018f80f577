"""What `check` says about the set-up of search."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

SETUP = "setup"  # what is asked before the site is served: config/checks.py


@register(SETUP)
def only_the_embedded_engine_is_here(
    app_configs: Sequence[Any] | None,  # noqa: ARG001  Django calls every check with it
    **kwargs: Any,  # noqa: ARG001  and with these
) -> list[CheckMessage]:
    """Refuse a search server by name, rather than leave it unused in silence."""
    if not settings.SEARCH_URL:
        return []
    return [
        Error(
            f'SEARCH_URL is "{settings.SEARCH_URL}", but this version knows only the search engine'
            " that it carries itself.",
            hint="Leave SEARCH_URL out: search then needs no server.",
            id="search.E001",
        )
    ]
