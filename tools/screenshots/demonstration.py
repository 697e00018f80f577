"""The demonstration, served from a folder of its own on a free port, for as long as it is used."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep

ROOT = Path(__file__).resolve().parent.parent.parent
HOST = "127.0.0.1"
START_SECONDS, STOP_SECONDS = 180, 20


@contextmanager
def served_demonstration() -> Iterator[str]:
    """Serve the demonstration, and end it with the block: its address."""
    port = _free_port()
    site = f"http://{HOST}:{port}"
    with tempfile.TemporaryDirectory(prefix="screenshots-") as data:
        here = {"PORT": str(port), "DATA_DIR": data, "SITE_URL": site}
        server = subprocess.Popen(
            [sys.executable, "tools/run.py"],
            cwd=ROOT,
            env={**os.environ, **here},
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait_for(port, server)
            yield site
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=STOP_SECONDS)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    deadline = monotonic() + START_SECONDS
    while monotonic() < deadline:
        if server.poll() is not None:
            sys.exit("The site did not start: what it said stands above.")
        try:
            client = HTTPConnection(HOST, port, timeout=5)
            client.request("GET", "/health/live")
            client.getresponse().close()
        except OSError:
            sleep(0.5)
        else:
            return
    sys.exit(f"The site did not answer within {START_SECONDS} seconds.")
