"""What a request costs the server itself, told in a header: a busy machine does not change that."""

from collections.abc import Callable
from time import process_time

from django.http import HttpRequest, HttpResponse

HEADER = "X-CPU-Seconds"


def measured(get_response: Callable[[HttpRequest], HttpResponse]) -> object:
    """Middleware around all others: seconds of CPU in a header. For one thread a worker."""

    def respond(request: HttpRequest) -> HttpResponse:
        start = process_time()
        response = get_response(request)
        response[HEADER] = f"{process_time() - start:.6f}"
        return response

    return respond
