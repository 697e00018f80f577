"""Bodies: JSON in UTF-8, and nothing that two readers would read differently."""

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser

from api.v1.errors import ProblemError

JSON = "application/json"


class StrictParser(Parser):
    """Reads a body. Raises ProblemError for what is no JSON, and for a key given twice."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The value that the body holds."""
        if request.content_type != JSON:
            raise ProblemError(415)
        try:
            return json.loads(
                request.body.decode(), object_pairs_hook=_pairs, parse_constant=_no_number
            )
        except (ValueError, RecursionError):
            raise ProblemError(400, "The body is not JSON in UTF-8.") from None


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        raise ProblemError(400, "The body gives a key twice.")
    return read


def _no_number(said: str) -> NoReturn:
    raise ValueError(said)
