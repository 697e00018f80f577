"""`make run` asks for its port before it does anything else."""

import socket

import pytest

from tools.run import HOST, _refuse_a_taken_port


@pytest.fixture
def listener() -> socket.socket:
    """A server that would share its port, as ours does."""
    server = socket.socket()
    for option in (socket.SO_REUSEADDR, socket.SO_REUSEPORT):
        server.setsockopt(socket.SOL_SOCKET, option, 1)
    server.bind((HOST, 0))
    server.listen()
    return server


def _port_of(server: socket.socket) -> int:
    return int(server.getsockname()[1])


def test_a_port_on_which_somebody_listens_is_refused(listener: socket.socket) -> None:
    with listener, pytest.raises(SystemExit, match=f"Port {_port_of(listener)} cannot be used"):
        _refuse_a_taken_port(_port_of(listener))


def test_a_site_starts_again_right_after_it_was_stopped(listener: socket.socket) -> None:
    port = _port_of(listener)
    visitor = socket.create_connection((HOST, port))
    served, _ = listener.accept()
    # The side that closes first keeps the port for a minute
    for one in (served, visitor, listener):
        one.close()

    _refuse_a_taken_port(port)
