#!/usr/bin/env python
"""Run a command of the platform, for example `python manage.py load_demo`."""

import os
import ssl
import sys
from smtplib import SMTPException
from socket import gaierror

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

FROM_A_SERVER = (SMTPException, ssl.SSLError, ConnectionRefusedError, TimeoutError, gaierror)


def main() -> None:
    """Hand the command line to Django with our settings.

    What the disk, the database or the setup refuses ends in a sentence; --traceback shows more.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
    try:
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, OperationalError, OSError) as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(_what_to_do(error))


def _what_to_do(error: Exception) -> str:
    if isinstance(error, ImproperlyConfigured):
        return str(error)
    if isinstance(error, FROM_A_SERVER):
        return (
            f"A server did not answer as it should: {error}. For a letter, see whether EMAIL_URL "
            "names the right server, port and account. Then run this again."
        )
    return (
        f"The database or the disk refused this: {error}. If the database is new, run migrate "
        "first; else see whether the disk has room and may be written. Then run this again."
    )


if __name__ == "__main__":
    main()
