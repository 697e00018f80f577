"""A search server that is out, for tests: a proxy that fails, and a plain server behind it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic, sleep

from pytest_django import Settings

from search import keeping
from search.breaker import breaker
from search.contract import Answer, Question
from search.finding import find
from search.servers import read_servers
from tests.search.notes import KIND
from tools.fault_proxy import HOST, FaultProxy


class _AnswersAtLength(BaseHTTPRequestHandler):
    """Gives every request an answer that looks like Elasticsearch's and takes long to drip."""

    def do_GET(self) -> None:
        """Answer."""
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b'{"took": 1, "padding": "' + b"x" * 1_000 + b'"}'
        head = (
            "HTTP/1.0 200 OK\r\nX-Elastic-Product: Elasticsearch\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        # At once, so that what is cut in half is cut in its body; and nobody may be left to read.
        with suppress(OSError):
            self.wfile.write(head.encode() + body)

    do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815  as http.server calls them

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def plain_server() -> Iterator[tuple[str, int]]:
    """The address of a server that answers anything with the same."""
    with ThreadingHTTPServer((HOST, 0), _AnswersAtLength) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield HOST, server.server_address[1]
        server.shutdown()


@contextmanager
def searched_through(proxy: FaultProxy, settings: Settings, *others: str) -> Iterator[None]:
    """Let search use the server behind `proxy`, and `others` after it, until the block ends."""
    addresses = [f"http://ann:secret@{HOST}:{proxy.port}", *others]
    settings.SEARCH_SERVERS = read_servers(",".join(addresses))
    breaker.close()
    try:
        yield
    finally:
        proxy.close()
        keeping.stop()
        breaker.close()


def answer_to(words: str) -> Answer:
    """What a reader is answered."""
    return find(Question(KIND, words=words))


def seconds_of(work: Callable[[], object]) -> float:
    """How long something takes."""
    begun = monotonic()
    work()
    return monotonic() - begun


def until(is_so: Callable[[], bool], *, seconds: float) -> bool:
    """Whether something comes about within `seconds`."""
    ends = monotonic() + seconds
    while not is_so():
        if monotonic() > ends:
            return False
        sleep(0.1)
    return True
