"""Looking at addresses: our own server answers, drips, redirects; nothing private is called."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from library.adapters import addresses
from library.adapters.addresses import is_public
from library.adapters.links import Links, Seen
from library.adapters.pace import BudgetSpentError, Pace

HERE = "127.0.0.1"


class Handler(BaseHTTPRequestHandler):
    """Answers as its path says: /200, /405-on-head, /to/<address>, /drip, /hang."""

    asked: list[tuple[str, str]]

    def do_HEAD(self) -> None:
        """As to GET."""
        self._answer()

    def do_GET(self) -> None:
        """What the path says."""
        self._answer()

    def _answer(self) -> None:
        self.server.asked.append((self.command, self.path))  # type: ignore[attr-defined]
        what = self.path.strip("/")
        if what.startswith("to/"):
            self._say(302, what.removeprefix("to/"))
        elif what == "drip":
            self._drip()
        elif what == "no-head":
            self._say(405 if self.command == "HEAD" else 200)
        else:
            self._say(int(what))

    def _say(self, status: int, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.end_headers()

    def _drip(self) -> None:
        try:
            for letter in b"HTTP/1.1 200 OK" * 10:
                self.wfile.write(bytes([letter]))
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Any]:
    """A web server on this machine that remembers what it was asked."""
    made: Any = ThreadingHTTPServer((HERE, 0), Handler)
    made.asked = []
    threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def look(server: Any) -> Callable[[str], Seen]:
    """Look at a path of the server, which is allowed although it is not public."""
    links = Links(pace=Pace(between=0), seconds=1, allowed={HERE})
    return lambda path: links.look_at(f"http://{HERE}:{server.server_port}/{path}")


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("200", Seen(200, "")),
        ("403", Seen(403, "")),
        ("429", Seen(429, "")),
        ("404", Seen(404, "it answers 404")),
        ("410", Seen(410, "it answers 410")),
        ("503", Seen(503, "it answers 503")),
        ("no-head", Seen(200, "")),
        ("to//200", Seen(200, "")),
        ("to//404", Seen(404, "it answers 404")),
    ],
)
def test_an_address_is_seen_as_it_answers(
    look: Callable[[str], Seen], path: str, seen: Seen
) -> None:
    assert look(path) == seen


def test_what_answers_to_its_head_is_asked_for_no_more(
    look: Callable[[str], Seen], server: Any
) -> None:
    look("200")
    look("no-head")

    assert server.asked == [("HEAD", "/200"), ("HEAD", "/no-head"), ("GET", "/no-head")]


def test_a_redirect_without_end_is_left(look: Callable[[str], Seen], server: Any) -> None:
    circle = f"to/http://{HERE}:{server.server_port}/200"
    assert look(circle) == Seen(200, "")

    server.RequestHandlerClass = type(
        "Round", (Handler,), {"_answer": lambda self: self._say(302, self.path)}
    )
    assert look("200") == Seen(None, "it leads from one address to the next without end")


def test_a_server_that_drips_is_left_in_time(look: Callable[[str], Seen]) -> None:
    begun = time.monotonic()

    assert look("drip") == Seen(None, "no answer in time")
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.8/",
        "http://192.168.1.1:8080/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.100.100.200/",
        "http://168.63.129.16/",
        "http://224.0.0.1/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://[::ffff:127.0.0.1]/",
        "http://user:word@127.0.0.1/",
    ],
)
def test_nothing_private_is_called(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    called: list[object] = []
    monkeypatch.setattr(socket, "create_connection", called.append)

    seen = Links(pace=Pace(between=0)).look_at(address)

    assert (seen, called) == (Seen(None, "it leads to an address that is not public"), [])


def test_a_redirect_to_a_private_address_is_not_followed(
    look: Callable[[str], Seen], server: Any
) -> None:
    assert look("to/http://10.0.0.8/") == Seen(None, "it leads to an address that is not public")
    assert look("to/file:///etc/passwd") == Seen(None, "it is no address on the web")


def test_the_connection_goes_to_the_address_that_was_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])  # asked a second time it leads inside
    monkeypatch.setattr(addresses, "_looked_up", lambda *_: next(answers))
    called: list[tuple[str, int]] = []

    def connect(place: tuple[str, int], **_: object) -> socket.socket:
        called.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)

    assert Links(pace=Pace(between=0)).look_at("http://rebinding.example/").problem == "no answer"
    assert called == [("93.184.216.34", 80)]


def test_one_private_address_among_public_ones_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(addresses, "_looked_up", lambda *_: ["93.184.216.34", "10.0.0.1"])

    seen = Links(pace=Pace(between=0)).look_at("http://both.example/")

    assert seen.problem == "it leads to an address that is not public"


@pytest.mark.parametrize("address", ["64:ff9b::a00:1", "2002:a00:1::", "fec0::1", "fe80::1%eth0"])
def test_private_addresses_in_other_clothes_are_not_public(address: str) -> None:
    assert (is_public(address), is_public("2606:4700::1111"), is_public("1.1.1.1")) == (
        False,
        True,
        True,
    )


def test_a_host_is_asked_once_a_second_and_has_a_budget() -> None:
    now = [0.0]
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    pace = Pace(between=1, budget=10, clock=lambda: now[0], sleep=sleep)
    left = []
    for _ in range(2):
        with pace.turn("ash.example") as seconds:
            left.append(seconds)
            now[0] += 6

    with pytest.raises(BudgetSpentError), pace.turn("ash.example"):
        pass
    with pace.turn("oak.example") as seconds:
        left.append(seconds)
    assert (left, slept) == ([10, 4, 10], [1])
