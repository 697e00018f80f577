"""The proxy that fails on command: as a command of its own, told from outside while it runs."""

import http.client
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from config.env import ROOT
from tests.search.outages import plain_server, until
from tools.fault_proxy import HOST


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


@pytest.fixture
def ports() -> Iterator[tuple[int, int]]:
    """The proxy's port and that of its control, while it runs before a plain server."""
    port, control = _free_port(), _free_port()
    with plain_server() as (host, behind):
        asked = ["--to", f"{host}:{behind}", "--port", str(port), "--control", str(control)]
        proxy = subprocess.Popen([sys.executable, "-m", "tools.fault_proxy", *asked], cwd=ROOT)
        try:
            assert until(lambda: _listens(control), seconds=20)
            yield port, control
        finally:
            proxy.terminate()
            proxy.wait()


def _told(control: int, fault: str) -> str:
    with socket.create_connection((HOST, control), timeout=5) as client:
        client.sendall(f"{fault}\n".encode())
        return client.makefile().readline().strip()


def _status(port: int) -> int | str:
    client = http.client.HTTPConnection(HOST, port, timeout=1)
    try:
        client.request("GET", "/")
        answer = client.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException) as error:
        return type(error).__name__
    else:
        return answer.status
    finally:
        client.close()


@pytest.mark.slow
def test_each_fault_happens_once_it_is_named(ports: tuple[int, int]) -> None:
    port, control = ports
    happened = {}

    for fault in ("none", "refuse", "hang", "cut", "429", "503", "wrong-product"):
        assert _told(control, fault) == fault
        happened[fault] = _status(port)

    assert happened == {
        "none": 200,
        "refuse": "ConnectionRefusedError",
        "hang": "TimeoutError",
        "cut": "IncompleteRead",
        "429": 429,
        "503": 503,
        "wrong-product": 200,
    }


def test_an_unknown_fault_is_refused_by_name(ports: tuple[int, int]) -> None:
    assert _told(ports[1], "flood").startswith("There is no fault flood. There are: none, ")
