"""What every request to the API passes: who asks and how often, and an answer in JSON."""

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers, set_response_etag

from api.models import ApiToken
from api.operations.limits import limit, network_of, wait_seconds
from api.operations.tokens import note_use, token_of
from api.v1.errors import answer

API = "/api/"
SAFE = ("GET", "HEAD", "OPTIONS")
JSON = "application/json"
NOT_VALID = "This token is not valid: it was never made, is revoked or expired, or its member left."


class ApiRequest(HttpRequest):
    """A request whose token is known, if it has one."""

    api_token: ApiToken | None


class AnswerInJsonMiddleware:
    """Whatever refuses a request to the API, the answer is JSON; HEAD is answered like GET."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on what is not the API's."""
        if not request.path_info.startswith(API):
            return self.get_response(request)
        asked = request.method
        if asked == "HEAD":
            request.method = "GET"
        response = self.get_response(request)
        request.method = asked
        patch_vary_headers(response, ["Authorization"])
        if response.has_header("Allow"):
            response.headers["Allow"] = _with_what_goes_without_saying(response.headers["Allow"])
        if response.status_code >= 400 and not response.get("Content-Type", "").startswith(JSON):
            return _in_json(response)
        if asked == "HEAD" and response.status_code == 200:
            set_response_etag(response)
            response.content = b""
        return response


def _in_json(page: HttpResponse) -> HttpResponse:
    """The error that a page tells, in JSON; with the headers that go with it."""
    response = answer(page.status_code)
    for name in ("Allow", "Retry-After"):
        if page.has_header(name):
            response.headers[name] = page.headers[name]
    patch_vary_headers(response, ["Authorization"])
    return response


def _with_what_goes_without_saying(allowed: str) -> str:
    methods = [method.strip() for method in allowed.split(",") if method.strip()]
    more = ["HEAD"] if "GET" in methods else []
    return ", ".join(sorted({*methods, *more, "OPTIONS"}))


class KnowAndCountMiddleware:
    """Find the token, refuse what is too much or too large, then pass on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: ApiRequest) -> HttpResponse:
        """Pass on what is not the API's."""
        if not request.path_info.startswith(API):
            return self.get_response(request)
        return self._refusal(request) or self.get_response(request)

    def _refusal(self, request: ApiRequest) -> HttpResponse | None:
        given = request.headers.get("Authorization", "")
        request.api_token = _token(given)
        if seconds := _wait(request):
            return _too_many(seconds)
        if given and request.api_token is None:
            return answer(401, NOT_VALID)
        return None if request.method in SAFE else _refused_body(request)


def _token(given: str) -> ApiToken | None:
    scheme, _, secret = given.partition(" ")
    if scheme.lower() != "bearer" or not secret.strip().isascii():
        return None
    return token_of(secret.strip(), at=timezone.now())


def _wait(request: ApiRequest) -> int:
    """Seconds until this request may be made; 0 for now. Reading goes on while counting cannot."""
    token, now = request.api_token, timezone.now()
    if token is None:
        who, names = network_of(_address(request)), ["address"]
    else:
        who, names = str(token.pk), ["token"]
    if token is not None and request.method not in SAFE:
        names += ["writes", "writes-a-day"]
    try:
        if token is not None:
            note_use(token, at=now)
        return max(wait_seconds(limit(name), who=who, at=now) for name in names)
    except OperationalError:
        if request.method in SAFE:
            return 0
        raise


def _address(request: HttpRequest) -> str:
    """Where the request is from; those of whom it is not known are counted together."""
    try:
        address: str = get_adapter().get_client_ip(request)
    except PermissionDenied:
        return ""
    return address


def _too_many(seconds: int) -> HttpResponse:
    response = answer(429, f"Too many requests. Go on in {seconds} seconds.")
    response.headers["Retry-After"] = str(seconds)
    return response


def _refused_body(request: HttpRequest) -> HttpResponse | None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    is_large = length.isdecimal() and int(length) > settings.API_LARGEST_BODY
    return answer(413) if is_large else None
