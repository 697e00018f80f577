"""The search page over HTTP, beside an empty page with the base template."""

import http.client
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

import django

django.setup()

from django.http import QueryDict  # noqa: E402  needs the setup above

from library.forms.finding import FindActionsForm  # noqa: E402  likewise
from search import finding  # noqa: E402  likewise
from tools.bench.cpu import HEADER  # noqa: E402  likewise
from tools.bench.figures import must_equal, percentile, say  # noqa: E402  likewise
from tools.bench.questions import random_questions  # noqa: E402  likewise

HOST = "127.0.0.1"
LIMIT, P99_MILLISECONDS = 1 / 6, 50
START_SECONDS = 30


@dataclass(frozen=True)
class Fetched:
    """A page as it came: seconds on the clock, and of the server's CPU."""

    body: bytes
    seconds: float
    cpu_seconds: float


def main() -> None:
    """Check what the pages say, then measure both pages through one server, in turn."""
    size = int(sys.argv[1])
    queries = random_questions(size)
    with _server() as port:
        client = http.client.HTTPConnection(HOST, port)
        for query in queries:
            body = _fetch(client, f"/actions/?{query}").body
            found = re.search(rb"<h2[^>]*>([\d,]+) action", body)
            total = int(found[1].replace(b",", b"")) if found else 0
            asked = FindActionsForm(QueryDict(query)).question(page=1)
            must_equal(f"total of {query}", total, finding.find(asked).total)
        pages, empty = [], []
        for query in queries:
            pages.append(_fetch(client, f"/actions/?{query}"))
            empty.append(_fetch(client, "/bench/empty/"))
    mean, floor = _mean(pages), _mean(empty)
    against = f"an empty page: {1 / floor:.0f} a second, the search page {1 / mean:.0f}"
    say(f"search-page-{size}", floor / mean, "of its rate", limit=LIMIT, against=against)
    slowest = percentile([page.cpu_seconds for page in pages], 0.99) * 1000
    typical = percentile([page.cpu_seconds for page in pages], 0.5) * 1000
    against = f"half of the pages take at most {typical:.1f} ms of CPU"
    say(f"search-page-{size}-p99", slowest, "ms of CPU", limit=P99_MILLISECONDS, against=against)


def _fetch(client: http.client.HTTPConnection, address: str) -> Fetched:
    start = perf_counter()
    client.request("GET", address)
    response = client.getresponse()
    body = response.read()
    seconds = perf_counter() - start
    must_equal(f"status of {address}", response.status, 200)
    return Fetched(body, seconds, float(response.headers[HEADER]))


def _mean(fetched: list[Fetched]) -> float:
    return sum(each.seconds for each in fetched) / len(fetched)


@contextmanager
def _server() -> Iterator[int]:
    """One worker with one thread on a free port, until the block ends."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    granian = Path(sys.executable).with_name("granian")
    command = [str(granian), "--interface", "wsgi", "--host", HOST, "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "1", "--log-level", "error"]
    server = subprocess.Popen([*command, "config.wsgi:application"], env=os.environ)
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    deadline = perf_counter() + START_SECONDS
    while perf_counter() < deadline:
        try:
            _fetch(http.client.HTTPConnection(HOST, port), "/bench/empty/")
        except OSError:
            sleep(0.1)
        else:
            return
    raise SystemExit("The server did not start.")


if __name__ == "__main__":
    main()
