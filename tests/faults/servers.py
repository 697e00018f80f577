"""The site as people run it: granian with two worker processes, on the test's own rows."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from config.env import ROOT

HOST = "127.0.0.1"
START_SECONDS = 60


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """Serve the database kept in `folder` (see processes.py) on a free port, until the block ends.

    The secret key is the test's, so that sessions made here are known there.
    """
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = int(probe.getsockname()[1])
    granian = Path(sys.executable).with_name("granian")
    command = [str(granian), "--interface", "wsgi", "--host", HOST, "--port", str(port)]
    command += ["--workers", "2", "--blocking-threads", "1", "--log-level", "error"]
    server = subprocess.Popen(
        [*command, "config.wsgi:application"], cwd=ROOT, env=_environment(folder)
    )
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _environment(folder: Path) -> dict[str, str]:
    variables = {
        **os.environ,
        "DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings.base",
        "SECRET_KEY": settings.SECRET_KEY,
    }
    if connection.vendor == "postgresql":
        known = connection.settings_dict
        person = f"{quote(str(known['USER']))}:{quote(str(known['PASSWORD']))}"
        variables["DATABASE_URL"] = (
            f"postgres://{person}@{known['HOST']}:{known['PORT'] or 5432}/{known['NAME']}"
        )
    return variables


def _wait_for(port: int) -> None:
    deadline = monotonic() + START_SECONDS
    while monotonic() < deadline:
        client = http.client.HTTPConnection(HOST, port, timeout=START_SECONDS)
        try:
            client.request("GET", "/licence/")
            client.getresponse().read()
        except OSError:
            sleep(0.2)
        else:
            return
        finally:
            client.close()
    raise TimeoutError(f"The server did not start within {START_SECONDS} seconds.")
