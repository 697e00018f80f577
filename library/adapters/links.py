"""Looking at an address on the web: does it answer? Nothing private is ever called.

The name is looked up here and the connection goes to the very address that was checked, at each
redirect again: a name that leads elsewhere a moment later (DNS rebinding) leads nowhere.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.conf import settings

from library.adapters.addresses import NotPublicError, UnknownHostError, public_address
from library.adapters.pace import Pace

SECONDS = 10.0
MOST_REDIRECTS = 5
FIRST_BYTES = 1024
PORTS = {"http": 80, "https": 443}
REDIRECTS = {301, 302, 303, 307, 308}
GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
SERVER_FAULT = 500


@dataclass(frozen=True)
class Seen:
    """What came of it: HTTP's status, if there was one, and what is wrong; empty when it answers.

    A page that wants a password, or no visits by programs, answers.
    """

    status: int | None
    problem: str


class _Refused(Exception):  # noqa: N818  never leaves this module
    """The address cannot or must not be called; the sentence says why."""


@dataclass
class Links:
    """How addresses are looked at in one run.

    `seconds` for each request, from looking up the name to the first bytes. `allowed` are network
    addresses that may be called although they are not public: tests name their own server.
    """

    pace: Pace = field(default_factory=Pace)
    seconds: float = SECONDS
    allowed: Collection[str] = ()

    def look_at(self, url: str) -> Seen:
        """Ask for the head, and where that is refused for the first bytes.

        Raises BudgetSpentError when a host on the way has had its time.
        """
        try:
            status = self._follow(url, "HEAD")
            if status >= HTTPStatus.BAD_REQUEST:
                status = self._follow(url, "GET")
        except _Refused as refusal:
            return Seen(None, str(refusal))
        except ssl.SSLCertVerificationError:
            return Seen(None, "its certificate is not valid")
        except TimeoutError:
            return Seen(None, "no answer in time")
        except (OSError, http.client.HTTPException, ValueError):
            return Seen(None, "no answer")
        is_failing = status in GONE or status >= SERVER_FAULT
        return Seen(status, f"it answers {status}" if is_failing else "")

    def _follow(self, url: str, method: str) -> int:
        """The status at the end of the redirects."""
        for _ in range(MOST_REDIRECTS + 1):
            parts = _parts(url)
            with self.pace.turn(parts.hostname or "") as left:
                status, location = self._ask(parts, method, min(self.seconds, left))
            if status not in REDIRECTS or not location:
                return status
            url = urljoin(url, location)
        raise _Refused("it leads from one address to the next without end")

    def _ask(self, parts: SplitResult, method: str, seconds: float) -> tuple[int, str]:
        """One request: status, and where it leads. Ends after `seconds`, however slow the drip."""
        ends = time.monotonic() + seconds
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        try:
            address = public_address(host, port, seconds=seconds, allowed=self.allowed)
        except NotPublicError:
            raise _Refused("it leads to an address that is not public") from None
        except UnknownHostError:
            raise _Refused("no server has this name") from None
        connection = http.client.HTTPConnection(host, port, timeout=seconds)
        connection.sock = _connected(address, parts, port, ends)
        # Each read has the whole time to itself: this ends them all together.
        clock = threading.Timer(max(ends - time.monotonic(), 0.01), _hang_up, [connection.sock])
        clock.start()
        try:
            if isinstance(connection.sock, ssl.SSLSocket):
                connection.sock.do_handshake()
            connection.request(method, _target(parts), headers=_headers())
            answer = connection.getresponse()
            answer.read(FIRST_BYTES)
            return answer.status, answer.headers.get("Location", "")
        except ssl.SSLCertVerificationError:
            raise
        except (OSError, http.client.HTTPException):
            if time.monotonic() >= ends:
                raise TimeoutError from None
            raise
        finally:
            clock.cancel()
            connection.close()


def _parts(url: str) -> SplitResult:
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise _Refused("it is no address on the web")
    return parts


def _connected(address: str, parts: SplitResult, port: int, ends: float) -> socket.socket:
    """A connection to a network address; a secure one has yet to prove that it is the host's."""
    plain = socket.create_connection((address, port), timeout=max(ends - time.monotonic(), 0.01))
    if parts.scheme == "http":
        return plain
    try:
        return ssl.create_default_context().wrap_socket(
            plain, server_hostname=parts.hostname, do_handshake_on_connect=False
        )
    except BaseException:
        plain.close()
        raise


def _hang_up(connected: socket.socket) -> None:
    with suppress(OSError):  # it ended by itself
        connected.shutdown(socket.SHUT_RDWR)


def _target(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return quote(f"{parts.path or '/'}{query}", safe="/?&=%:;,+~!*'()@$-._")


def _headers() -> dict[str, str]:
    about = f"{settings.SITE_NAME} link check (+{settings.SITE_URL})"
    return {"User-Agent": about.encode("ascii", "ignore").decode(), "Accept": "*/*"}
