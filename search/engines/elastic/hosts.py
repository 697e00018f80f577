"""Talking to one host of a cluster: within its time to the last byte, and to no other product.

`urllib3` counts its time-out anew with each byte, so a host that sends one byte a second would
hold a reader for ever. Here a moment is fixed at which the whole answer must have come.
"""

import http.client
import io
import json
import socket
import ssl
from base64 import b64encode
from contextvars import ContextVar
from time import monotonic
from typing import Any, cast

from elastic_transport import ConnectionError as NoAnswerError
from elastic_transport import HttpHeaders, NodeConfig, TransportError, Urllib3HttpNode
from elastic_transport._node import NodeApiResponse

from search import budget
from search.servers import Server

USUAL_SECONDS = 10.0
"""For a request outside a budget, such as writing: a thousand documents take less than one."""

LEAST_SECONDS = 0.02
CONNECTIONS = 25
ELASTICSEARCH, OPENSEARCH = "x-elastic-product", "x-opensearch-version"
_answer_until: ContextVar[float] = ContextVar("answer_until")


def config_of(server: Server, *, others: int) -> NodeConfig:
    """How the client is told of a host; `others` are there to be asked when it does not answer."""
    return NodeConfig(
        server.scheme,
        server.host,
        server.port,
        path_prefix=server.path,
        connections_per_node=CONNECTIONS,
        ssl_context=ssl.create_default_context() if server.scheme == "https" else None,
        # Not among its headers: whoever shows a configuration would show the password.
        _extras={"_server": server, "_share": 0.5 if others else 1.0},
    )


class BudgetSpentError(TransportError):
    """Many requests, each answered, took all the time there was; the host is well."""


class OtherProductError(NoAnswerError):
    """What answers at this address is neither Elasticsearch nor OpenSearch."""


class Host(Urllib3HttpNode):
    """One address of a cluster."""

    def __init__(self, config: NodeConfig) -> None:
        super().__init__(config)
        server: Server = config._extras["_server"]
        if server.user:
            person = f"{server.user}:{server.password}".encode()
            self._headers["authorization"] = f"Basic {b64encode(person).decode()}"
        self.pool.ConnectionCls = _timed(self.pool.ConnectionCls)
        self._is_known_by_name = False

    def perform_request(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: HttpHeaders | None = None,
        request_timeout: Any = None,  # noqa: ARG002  the budget says how long
    ) -> NodeApiResponse:
        """Ask; the whole answer comes in its time or not at all. Any product is asked alike."""
        # Half of what is left, while there is another host to ask after this one.
        left = budget.seconds_left(usually=USUAL_SECONDS)
        if left < LEAST_SECONDS:
            raise BudgetSpentError("No time was left for it.")
        seconds = left * self.config._extras["_share"]
        asked = _answer_until.set(monotonic() + seconds)
        try:
            answer = super().perform_request(
                method, target, body, _plain(headers), request_timeout=seconds
            )
            return self._of_a_known_product(answer)
        finally:
            _answer_until.reset(asked)

    def _of_a_known_product(self, answer: NodeApiResponse) -> NodeApiResponse:
        """The answer, with the name on it for which the client looks."""
        headers = answer.meta.headers
        if ELASTICSEARCH not in headers and 200 <= answer.meta.status < 300:
            if OPENSEARCH not in headers and not self._is_opensearch_by_name():
                raise OtherProductError(f"At {self.base_url} is no Elasticsearch or OpenSearch.")
            answer.meta.headers = HttpHeaders({**headers, ELASTICSEARCH: "Elasticsearch"})
        return answer

    def _is_opensearch_by_name(self) -> bool:
        """Whether it says so at its root, which is asked of one that does not say it always."""
        if not self._is_known_by_name:
            seconds = max(_answer_until.get() - monotonic(), LEAST_SECONDS)
            root = super().perform_request("GET", "/", request_timeout=seconds)
            try:
                said = json.loads(root.body)["version"]["distribution"]
            except (ValueError, KeyError, TypeError):
                said = ""
            self._is_known_by_name = said == "opensearch"
        return self._is_known_by_name


def _plain(headers: HttpHeaders | None) -> HttpHeaders:
    """Headers that name JSON by its own name: OpenSearch knows no other, Elasticsearch takes it."""
    named = HttpHeaders(headers or {})
    for name in ("accept", "content-type"):
        if name in named:
            kind = "x-ndjson" if "ndjson" in named[name] else "json"
            named[name] = f"application/{kind}"
    return named


def _timed(connection: type[Any]) -> type[Any]:
    """The same kind of connection, with answers that come in time."""
    return type(f"Timed{connection.__name__}", (connection,), {"response_class": _TimedResponse})


class _TimedResponse(http.client.HTTPResponse):
    """An answer that stops at the moment fixed when it was asked for."""

    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(cast("socket.socket", _TimedSocket(sock)), *args, **kwargs)


class _TimedSocket:
    """As much of a socket as an answer is read from."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def makefile(self, mode: str) -> io.BufferedReader:
        """The socket's bytes, as a file."""
        assert mode == "rb"  # noqa: S101  http.client asks for nothing else
        raw = cast("io.RawIOBase", self._sock.makefile("rb", buffering=0))
        return io.BufferedReader(_TimedBytes(self._sock, raw))


class _TimedBytes(io.RawIOBase):
    """Bytes from a socket, each waited for until the same moment."""

    def __init__(self, sock: socket.socket, raw: io.RawIOBase) -> None:
        super().__init__()
        self._sock, self._raw = sock, raw
        self._until = _answer_until.get()

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int | None:
        """As many bytes as have come."""
        left = self._until - monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        self._sock.settimeout(left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        """Let go of the socket."""
        self._raw.close()
        super().close()
