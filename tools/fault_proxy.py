"""A proxy that fails on command, between the site and a search server.

    python -m tools.fault_proxy --to 127.0.0.1:9200 --port 9300 --fault hang --control 9301

While it runs, a line to the control port chooses another fault: `echo none | nc 127.0.0.1 9301`.
It answers with the fault in force. Connections that are open are struck too, at their next byte.
"""

import argparse
import contextlib
import socket
import sys
import threading
import time
from collections.abc import Callable

HOST = "127.0.0.1"
CHUNK = 65_536
DRIP_SECONDS = 0.2
SLOW_SECONDS = 3.0
LOOK_AGAIN_SECONDS = 0.05

NO_SHARDS = (
    b'{"took": 1, "timed_out": false, "_shards": {"total": 1, "successful": 0, "skipped": 0,'
    b' "failed": 1}, "hits": {"total": {"value": 0, "relation": "eq"}, "hits": []}}'
)
PRODUCT = "X-Elastic-Product: Elasticsearch\r\nContent-Type: application/json\r\n"
ANSWERS = {
    "429": ("429 Too Many Requests", PRODUCT, b'{"error": "busy", "status": 429}'),
    "503": ("503 Service Unavailable", PRODUCT, b'{"error": "away", "status": 503}'),
    "bad-json": ("200 OK", PRODUCT, b'{"took": 1, "hits": {"total": '),
    "red": ("200 OK", PRODUCT, NO_SHARDS),
    "wrong-product": ("200 OK", "Content-Type: application/json\r\n", b'{"welcome": "to nginx"}'),
}
"""Fault -> the answer that every request gets at once."""

FAULTS = ("none", "refuse", "hang", "drip", "cut", "slow", *ANSWERS)
"""none: all is passed on. refuse: nobody listens. hang: requests are taken and never answered.
drip: answers come a byte at a time. cut: they end in the middle. slow: they come after seconds."""


class FaultProxy:
    """Passes bytes between `port` (0: a free one) and `to`, or does them harm.

    Use as a context manager. `fault` may be set at any time.
    """

    def __init__(self, to: tuple[str, int], *, port: int = 0, fault: str = "none") -> None:
        self._to = to
        self._listener: socket.socket | None = None
        self.port = port
        self.fault = "none"
        self._is_open = True
        self._connections: set[socket.socket] = set()
        self._listen()
        self.choose(fault)

    def __enter__(self) -> "FaultProxy":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def choose(self, fault: str) -> None:
        """Let `fault` happen from now on. Raises `ValueError` for one that is not in `FAULTS`."""
        if fault not in FAULTS:
            raise ValueError(f"There is no fault {fault}. There are: {', '.join(FAULTS)}.")
        self.fault = fault
        if fault == "refuse":
            self._refuse()
        elif self._listener is None:
            self._listen()

    def close(self) -> None:
        """End, and every connection with it."""
        self._is_open = False
        self._refuse()

    def _listen(self) -> None:
        self._listener = socket.create_server((HOST, self.port), backlog=128)
        self.port = self._listener.getsockname()[1]
        _in_a_thread(self._accept, self._listener)

    def _refuse(self) -> None:
        if self._listener is not None:
            # Closing alone leaves a thread in `accept`, which would take one more.
            with contextlib.suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._listener = None
        for connection in list(self._connections):
            _hang_up(connection)

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            self._connections.add(client)
            _in_a_thread(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        server: socket.socket | None = None
        try:
            while asked := client.recv(CHUNK):
                if self.fault in ANSWERS:
                    _answer(client, self.fault)
                    return
                self._wait_out("hang")
                if server is None:
                    server = socket.create_connection(self._to, timeout=5)
                    server.settimeout(None)
                    self._connections.add(server)
                    _in_a_thread(self._bring_back, server, client)
                server.sendall(asked)
        except OSError:
            pass  # either end went away, which is what a proxy is there for
        finally:
            for end in filter(None, (client, server)):
                self._drop(end)

    def _bring_back(self, server: socket.socket, client: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while answer := server.recv(CHUNK):
                self._wait_out("hang")
                if not self._passed_on(answer, client):
                    break
        self._drop(server)
        self._drop(client)

    def _passed_on(self, answer: bytes, client: socket.socket) -> bool:
        """Whether the connection goes on after as much of `answer` as the fault lets through."""
        if self.fault == "slow":
            time.sleep(SLOW_SECONDS)
        if self.fault == "cut":
            client.sendall(answer[: len(answer) // 2])
            return False
        while self.fault == "drip" and answer:
            client.sendall(answer[:1])
            answer = answer[1:]
            time.sleep(DRIP_SECONDS)
        client.sendall(answer)
        return True

    def _wait_out(self, fault: str) -> None:
        while self.fault == fault and self._is_open:
            time.sleep(LOOK_AGAIN_SECONDS)

    def _drop(self, connection: socket.socket) -> None:
        _hang_up(connection)
        connection.close()
        self._connections.discard(connection)


def _answer(client: socket.socket, fault: str) -> None:
    status, headers, body = ANSWERS[fault]
    client.sendall(
        f"HTTP/1.1 {status}\r\n{headers}Content-Length: {len(body)}\r\n"
        "Connection: close\r\n\r\n".encode()
        + body
    )
    # What is still on its way is read: closing over it would take the answer along.
    client.shutdown(socket.SHUT_WR)
    client.settimeout(0.5)
    while client.recv(CHUNK):
        pass


def _hang_up(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _in_a_thread(work: Callable[..., None], *arguments: object) -> None:
    threading.Thread(target=work, args=arguments, daemon=True).start()


def listen_for_commands(proxy: FaultProxy, port: int) -> None:
    """Read a fault's name from each connection to `port`, for ever; answer what is in force."""
    with socket.create_server((HOST, port)) as listener:
        while True:
            client, _ = listener.accept()
            with client, client.makefile("rw") as lines:
                said = lines.readline().strip()
                try:
                    proxy.choose(said)
                    lines.write(f"{proxy.fault}\n")
                except ValueError as error:
                    lines.write(f"{error}\n")


def main() -> None:
    """Run it as a command."""
    parser = argparse.ArgumentParser(prog="python -m tools.fault_proxy", description=__doc__)
    parser.add_argument("--to", required=True, help="the search server, as 127.0.0.1:9200")
    parser.add_argument("--port", type=int, required=True, help="the port to listen at")
    parser.add_argument("--fault", choices=FAULTS, default="none")
    parser.add_argument("--control", type=int, help="the port that takes names of faults")
    asked = parser.parse_args()
    host, _, port = asked.to.rpartition(":")
    with FaultProxy((host or HOST, int(port)), port=asked.port, fault=asked.fault) as proxy:
        print(f"{HOST}:{proxy.port} leads to {asked.to}: {proxy.fault}", file=sys.stderr)
        with contextlib.suppress(KeyboardInterrupt):
            if asked.control:
                listen_for_commands(proxy, asked.control)
            threading.Event().wait()


if __name__ == "__main__":
    main()
