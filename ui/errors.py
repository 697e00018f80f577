"""Error pages: the same bytes for everybody, whatever the reason, and safe without a database.

None of them sees the request, the login or the address: what one may not see must look exactly
like what does not exist.
"""

import sys
from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers

from ui.context_processors import site_at


@dataclass(frozen=True)
class Trouble:
    """What an error page says: a status, a title, and sentences that say what to do."""

    status: int
    title: str
    sentences: tuple[str, ...]


BAD_REQUEST = Trouble(
    400,
    "That request cannot be read",
    (
        "Something in the address or the form is not as this site sends it.",
        "Go back, load the page again and send it once more.",
    ),
)
UNREADABLE = Trouble(
    400,
    "That text cannot be read",
    (
        "The address or the form holds a character that is not text, such as a null byte.",
        "Go back, type the words again instead of pasting them, and send it once more.",
    ),
)
WRONG_METHOD = Trouble(
    405,
    "That address does not take this",
    (
        "It is there for a button on another page, or only for reading. Nothing was changed.",
        "Go back to the page you came from and use what it offers.",
    ),
)
TOO_LARGE = Trouble(
    413,
    "That is too large",
    (
        "A form may hold 20 MB with its files. Nothing was saved.",
        "Send a smaller file, or put it where others can read it and send the link.",
    ),
)
FORBIDDEN = Trouble(
    403,
    "You cannot do that",
    (
        "Your account has no right to this.",
        "If you think it should, ask the person who looks after your council’s page.",
    ),
)
STALE_FORM = Trouble(
    403,
    "That form is too old to send",
    (
        "It was open for a long time, you signed in or out meanwhile, or cookies are off.",
        "Nothing was saved. Go back, load the page again and send it once more.",
    ),
)
NOT_FOUND = Trouble(
    404,
    "Page not found",
    (
        "Check the address, or that you copied all of it.",
        "It may be a page for which you must sign in, or that is no longer there.",
    ),
)
NO_DATABASE = Trouble(
    503,
    "This cannot be done just now",
    (
        "The database takes nothing at the moment: it is busy, or its disk has no room.",
        "What you sent was not saved. Go back, keep what you typed, and send it again in a few "
        "minutes.",
    ),
)
SERVER_ERROR = Trouble(
    500,
    "Something went wrong here",
    (
        "The fault is ours. What you sent last may not be saved: check before you send it again.",
        "Try again in a few minutes.",
    ),
)


def page_for(trouble: Trouble) -> HttpResponse:
    """Answer with the page of one trouble."""
    context = {**site_at(""), "trouble": trouble}
    content = render_to_string("errors/error.html", context)
    response = HttpResponse(content, status=trouble.status)
    response.headers["Cache-Control"] = "no-store"
    # Always, not only when somebody looked at the session: headers must not tell either.
    patch_vary_headers(response, ["Cookie"])
    return response


def bad_request(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 when the body was larger than we take."""
    return page_for(TOO_LARGE if isinstance(exception, RequestDataTooBig) else BAD_REQUEST)


def refuse_unreadable(_request: HttpRequest) -> HttpResponse:
    """400 for text that cannot be kept."""
    return page_for(UNREADABLE)


def refuse_method(refused: HttpResponse) -> HttpResponse:
    """405 with a page, and what the address does take in the header Allow."""
    response = page_for(WRONG_METHOD)
    response.headers["Allow"] = refused.headers["Allow"]
    return response


def permission_denied(
    _request: HttpRequest,
    exception: Exception,  # noqa: ARG001  Django gives it by name
) -> HttpResponse:
    """403: seen, but not allowed."""
    return page_for(FORBIDDEN)


def csrf_failure(
    _request: HttpRequest,
    reason: str = "",  # noqa: ARG001  Django gives it by name
) -> HttpResponse:
    """403 for a form without a fresh token."""
    return page_for(STALE_FORM)


def page_not_found(
    _request: HttpRequest,
    exception: Exception,  # noqa: ARG001  Django gives it by name
) -> HttpResponse:
    """404, byte for byte the same for what does not exist and for what one may not see."""
    return page_for(NOT_FOUND)


def server_error(_request: HttpRequest) -> HttpResponse:
    """500, or 503 when the database is what broke; so nothing is asked of it here."""
    is_outage = isinstance(sys.exception(), OperationalError)
    return page_for(NO_DATABASE if is_outage else SERVER_ERROR)
