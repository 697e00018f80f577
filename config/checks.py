"""What `check` says about a half-made setup: one sentence what is wrong, one what to do.

What no process can start without is refused earlier, by config/env.py. The server asks these
checks too, before it serves (config/wsgi.py).
"""

import os
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register, run_checks  # noqa: A004
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from community.models import Member
from config.env import THIS_MACHINE
from model_releases.canonical.signing import SigningKeyError, sign

SETUP = "setup"
OLDEST_SQLITE = (3, 35)  # RETURNING, which upserts rely on
MEGABYTE = 1024 * 1024
NO_ROOM = 50 * MEGABYTE
LITTLE_ROOM = 500 * MEGABYTE
DEMONSTRATION = "@demo.invalid"
NO_OTHERS = {*THIS_MACHINE, "testserver"}  # Django adds the last while tests run


@register(SETUP)
def data_has_a_place(
    app_configs: Sequence[Any] | None,  # noqa: ARG001  Django calls every check with it
    **_: Any,
) -> list[CheckMessage]:
    """DATA_DIR can be written, and its disk has room."""
    folder = Path(settings.DATA_DIR)
    if not os.access(folder, os.W_OK | os.X_OK):
        return [
            Error(
                f"DATA_DIR is {folder}, which this user may not write.",
                hint=f"Run: chown -R $(id -un) {folder}, or name another folder.",
                id="setup.E001",
            )
        ]
    return _room_in(folder)


def _room_in(folder: Path) -> list[CheckMessage]:
    free = shutil.disk_usage(folder).free
    said = f"The disk that holds DATA_DIR ({folder}) has {free // MEGABYTE} MB left."
    hint = "Free some room, or name a folder on another disk."
    if free < NO_ROOM:
        return [Error(said, hint=hint, id="setup.E002")]
    return [Warning(said, hint=hint, id="setup.W002")] if free < LITTLE_ROOM else []


@register(SETUP)
def sqlite_is_new_enough(
    app_configs: Sequence[Any] | None,  # noqa: ARG001  Django calls every check with it
    **_: Any,
) -> list[CheckMessage]:
    """The SQLite inside this Python can do what the library needs."""
    if connection.vendor != "sqlite" or sqlite3.sqlite_version_info >= OLDEST_SQLITE:
        return []
    oldest = ".".join(map(str, OLDEST_SQLITE))
    return [
        Error(
            f"This Python carries SQLite {sqlite3.sqlite_version}; {oldest} or newer is needed.",
            hint="Use a newer Python, or set DATABASE_URL to a PostgreSQL database.",
            id="setup.E003",
        )
    ]


@register(SETUP)
def signing_key_is_a_key(
    app_configs: Sequence[Any] | None,  # noqa: ARG001  Django calls every check with it
    **_: Any,
) -> list[CheckMessage]:
    """RELEASE_SIGNING_KEY, where given, can sign."""
    if not settings.RELEASE_SIGNING_KEY:
        return []
    try:
        sign(b"", signing_key=settings.RELEASE_SIGNING_KEY)
    except SigningKeyError as error:
        return [Error(str(error), id="setup.E004")]
    return []


@register(SETUP, Tags.database)
def demonstration_is_not_open_to_others(
    app_configs: Sequence[Any] | None,  # noqa: ARG001  Django calls every check with it
    databases: Sequence[str] | None = None,
    **_: Any,
) -> list[CheckMessage]:
    """Accounts with a public password do not stand on a site which others reach."""
    others = set(settings.ALLOWED_HOSTS) - NO_OTHERS
    if not databases or settings.DEBUG or not others or not _has_demonstration_accounts():
        return []
    return [
        Error(
            "The demonstration’s accounts, whose password is public, are on a site that "
            f"ALLOWED_HOSTS opens to {', '.join(sorted(others))}.",
            hint="Name an empty folder in DATA_DIR, or leave ALLOWED_HOSTS out.",
            id="setup.E005",
        )
    ]


def _has_demonstration_accounts() -> bool:
    try:
        return Member.objects.filter(email__endswith=DEMONSTRATION, is_active=True).exists()
    except DatabaseError:
        return False  # no table yet: the first migrate is still to come


def stop_if_half_made() -> None:
    """Raise ImproperlyConfigured with every sentence, before the first request is served."""
    wrong = [
        message
        for message in run_checks(tags=[SETUP], databases=["default"])
        if message.is_serious()
    ]
    if wrong:
        said = [f"{message.msg} {message.hint or ''}".strip() for message in wrong]
        raise ImproperlyConfigured("\n".join(said))
