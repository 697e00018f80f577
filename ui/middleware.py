"""What every request passes through: what may be loaded and kept, and what we refuse to read."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import unquote_to_bytes

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import patch_cache_control

from ui.errors import refuse_method, refuse_unreadable

ADMIN = "/admin/"
FORM = "application/x-www-form-urlencoded"


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy on our pages; the admin's own one, and nothing of ours, under /admin/.

    A draft is one of our pages inside the editor, and may stand in a frame of this site's.
    """

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Give the parts of the policy which this response carries."""
        parts = super().get_policy_parts(request, response, report_only)
        if report_only:
            return parts
        if getattr(request, "is_preview", False):  # Wagtail's word for requests it makes up
            return replace(parts, replace={**(parts.replace or {}), "frame-ancestors": [SELF]})
        if request.path_info.startswith(ADMIN):
            return PolicyParts(config=settings.ADMIN_CONTENT_SECURITY_POLICY)
        return parts


class KeepForOneReaderMiddleware(ConditionalGetMiddleware):
    """A page is kept by the browser that asked, and asked for again before it is shown.

    A view that says nothing else gets `private, no-cache`: no proxy gives one reader's page to the
    next. The tag is that of the finished page, so a new header, sign-in or vote is never missed,
    and the same page a second time answers 304.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Say how the answer may be kept; send nothing where the reader has it already."""
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, no_cache=True, private=True)
        return super().process_response(request, response)


class ExplainRefusedMethodMiddleware:
    """Say in words that an address takes no such request; OPTIONS is answered with those it takes.

    Somebody who opens the address of a button would else see a blank page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Fill an empty 405, let everything else pass."""
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": response.headers["Allow"]})
        return refuse_method(response)


class RefuseUnreadableInputMiddleware:
    """Answer 400 to text that no database may hold: NUL, lone surrogates, bytes not UTF-8.

    Stands before sessions, whose cookie PostgreSQL would choke on. Bodies other than forms
    are read, and refused, by those who take them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse, or let pass untouched."""
        if all(_is_utf8(raw) for raw in _raw(request)) and all(map(_is_storable, _texts(request))):
            return self.get_response(request)
        return refuse_unreadable(request)


def _raw(request: HttpRequest) -> Iterator[bytes]:
    yield request.META.get("QUERY_STRING", "").encode("latin-1", "surrogateescape")
    if request.method == "POST" and request.content_type == FORM:
        yield request.body


def _texts(request: HttpRequest) -> Iterator[str]:
    yield request.path
    for cookie in request.COOKIES.items():
        yield from cookie
    for fields in (request.GET, request.POST):
        for name, values in fields.lists():
            yield name
            yield from map(str, values)


def _is_utf8(raw: bytes) -> bool:
    try:
        unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_storable(text: str) -> bool:
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False
