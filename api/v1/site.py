"""The API as a whole: its description, its page of documentation, and what its errors look like."""

from collections import defaultdict

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.urls import reverse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from api.v1 import reading, writing  # noqa: F401  they say what stands at the addresses
from api.v1.describing import OwnPage
from api.v1.errors import ProblemError, answer
from api.v1.parsing import StrictParser
from api.v1.routing import router
from api.v1.shapes.common import address

DESCRIPTION = (
    "Everything public that this site holds: the model and its releases, the library of actions, "
    "proposals. Reading needs no token. Text of a release is its authors’ and may be passed on "
    "unchanged only; actions are under CC BY 4.0. Each answer says whom to name."
)

api = NinjaAPI(
    title=f"{settings.SITE_NAME} API",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api-v1",
    parser=StrictParser(),
    docs=OwnPage(),
    openapi_extra={"info": {"license": {"name": "See “terms” in each answer"}}},
)
api.add_router("", router)


@api.exception_handler(ProblemError)
def problem(request: HttpRequest, error: ProblemError) -> HttpResponse:
    """What was not done, and why."""
    return answer(error.status, error.message, fields=error.fields)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What is wrong with each part, by the name of the part."""
    fields: dict[str, list[str]] = defaultdict(list)
    for each in error.errors:
        source, _, *inside = (str(place) for place in each["loc"])
        fields[".".join(inside) or source].append(each["msg"])
    return answer(422, fields=fields)


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A refusal of the framework's own: no token, or a body that our parser did not take."""
    cause = error.__cause__
    return problem(request, cause) if isinstance(cause, ProblemError) else answer(error.status_code)


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    """Nothing there."""
    return answer(404)


def index(request: HttpRequest) -> JsonResponse:
    """Where everything is."""
    names = ("actions", "tags", "releases", "dimensions", "proposals")
    here = reverse("api_index")
    return JsonResponse(
        {
            "name": api.title,
            "version": api.version,
            "description": DESCRIPTION,
            "documentation": address(f"{here}docs"),
            "openapi": address(f"{here}openapi.json"),
            "addresses": {name: address(f"{here}{name}") for name in names},
        },
        json_dumps_params={"ensure_ascii": False},
    )


def nowhere(request: HttpRequest, rest: str) -> HttpResponse:
    """An address below the API's that is none of its own; one slash too many leads on."""
    if rest.endswith("/"):
        query = request.META.get("QUERY_STRING", "")
        shorter = request.path.rstrip("/") + (f"?{query}" if query else "")
        return HttpResponsePermanentRedirect(shorter, preserve_request=True)
    return answer(404)
