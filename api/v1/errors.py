"""Errors, of one shape whatever went wrong: a code for programs, a sentence for people."""

from collections.abc import Mapping
from typing import Any

from django.http import JsonResponse
from ninja import Field, Schema

SAID = {
    400: ("bad_request", "This request cannot be read. Look at the address and the body."),
    401: ("not_authorised", "Send a token that stands, in the header Authorization: Bearer TOKEN."),
    403: ("not_allowed", "This token does not let you do this."),
    404: ("not_found", "There is nothing here, or nothing that you may see."),
    405: ("method_not_allowed", "This address takes no such request. The header Allow says which."),
    409: ("not_now", "As things stand, this cannot be done."),
    413: ("too_large", "The body is too large. Send 2 MB at most."),
    415: ("not_json", "Send JSON, with the header Content-Type: application/json."),
    422: ("invalid", "Some of what was sent cannot be taken; “fields” says what and why."),
    429: ("too_many_requests", "Too many requests. The header Retry-After says when to go on."),
    500: ("fault", "The fault is ours. Try again in a few minutes."),
    503: ("unavailable", "This cannot be done just now. Try again in a few minutes."),
}
RETRY_SECONDS = 30  # what a 503 says when it knows no better


class Trouble(Schema):
    """What went wrong: `code` for programs, `message` for people."""

    code: str
    message: str
    fields: dict[str, list[str]] | None = Field(
        None, description="What is wrong with each part that was sent, by its name."
    )


class Error(Schema):
    """The answer of whatever went wrong."""

    error: Trouble


class ProblemError(Exception):
    """Something that is not done; `fields` says what is wrong with each part that was sent."""

    def __init__(
        self, status: int, message: str = "", *, fields: Mapping[str, list[str]] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.fields = fields


def answer(
    status: int, message: str = "", *, fields: Mapping[str, list[str]] | None = None
) -> JsonResponse:
    """An error as JSON; without a message, the one for its status."""
    known = status if status in SAID else 400 if status < 500 else 500
    code, usual = SAID[known]
    said: dict[str, Any] = {"code": code, "message": message or usual}
    if fields:
        said["fields"] = dict(fields)
    response = JsonResponse(
        {"error": said}, status=status, json_dumps_params={"ensure_ascii": False}
    )
    response.headers["Cache-Control"] = "no-store"
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response
