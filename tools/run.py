"""`make run`: migrate, load the demonstration the first time, and serve until Ctrl-C."""

import gc
import io
import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"


def main() -> None:
    """Prepare what is missing, say where the site is, and become the server."""
    gc.disable()  # a process of two seconds, of which looking for garbage would take a fifth
    port = _port()
    _refuse_a_taken_port(port)
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    os.environ["PORT"] = str(port)
    _prepare()
    _become_the_server(port)


def _port() -> int:
    said = os.environ.get("PORT") or "8000"
    if not said.isdecimal() or not 0 < int(said) < 65536:
        sys.exit(f'PORT is "{said}". Write a whole number from 1 to 65535.')
    return int(said)


def _refuse_a_taken_port(port: int) -> None:
    # The server would share a port that another of its kind holds, so we ask plainly first.
    with socket.socket() as probe:
        # A site that was stopped a moment ago leaves connections behind, which are no obstacle.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            sys.exit(
                f"Port {port} cannot be used ({error.strerror}). Stop what runs there, "
                f"or choose another: make run PORT={port + 1 if port < 65535 else 8000}"
            )


def _prepare() -> None:
    import django  # noqa: PLC0415  not before the port is ours
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
    from django.core.management import CommandError, call_command  # noqa: PLC0415
    from django.db import DatabaseError  # noqa: PLC0415

    try:
        django.setup()
        _check_the_setup()
        call_command("migrate", verbosity=0, skip_checks=True)
        call_command("load_demo", "--if-empty")
        _collect_static_files()
        _check_the_setup()  # loading took room, and the server will ask the same
    except (ImproperlyConfigured, CommandError) as error:
        sys.exit(str(error))
    except (DatabaseError, OSError) as error:
        sys.exit(f"The data could not be prepared: {error}. Is there room on the disk?")


def _check_the_setup() -> None:
    """Ask what an operator may have got wrong; whether the code is sound is the tests' question."""
    from django.core.management import call_command  # noqa: PLC0415  configured by now

    nothing_wrong = io.StringIO()  # warnings and errors go elsewhere
    call_command("check", tags=["setup"], databases=["default"], stdout=nothing_wrong)


def _collect_static_files() -> None:
    """Copy and compress what browsers load, when a source is newer than the last copy."""
    from django.conf import settings  # noqa: PLC0415  configured by now
    from django.core.management import call_command  # noqa: PLC0415

    done = Path(settings.STATIC_ROOT) / ".collected"
    sources = [ROOT / "requirements.txt", *(ROOT / "static").rglob("*")]
    newest = max(source.stat().st_mtime for source in sources)
    if done.exists() and done.stat().st_mtime > newest:
        return
    call_command("collectstatic", interactive=False, verbosity=0, skip_checks=True)
    done.touch()


def _become_the_server(port: int) -> NoReturn:
    print(f"\n  http://{HOST}:{port}/   (stop with Ctrl-C)\n", flush=True)
    server = Path(sys.executable).with_name("granian")
    os.chdir(ROOT)
    # One blocking thread in each of two processes: threads would fight over one interpreter.
    os.execv(  # noqa: S606  our own server, no shell
        server,
        [
            *(str(server), "--interface", "wsgi", "--host", HOST, "--port", str(port)),
            *("--workers", "2", "--blocking-threads", "1", "--workers-kill-timeout", "2"),
            *("--log-level", "warning", "config.wsgi:application"),
        ],
    )


if __name__ == "__main__":
    main()
