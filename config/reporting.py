"""Reports of errors, sent where SENTRY_DSN says; without it nothing leaves the machine."""

import logging

from django.conf import settings


def plainly(record: logging.LogRecord) -> bool:
    """Let every record pass; a stranger's bad request is one line, not our traceback."""
    if record.name.startswith("django.security"):
        record.exc_info = record.exc_text = None
    return True


def report_errors() -> None:
    """Begin to report. `config/env.py` has seen to it that the client is installed."""
    if not settings.SENTRY_DSN:
        return
    import sentry_sdk  # noqa: PLC0415  optional: requirements-services.txt

    sentry_sdk.init(dsn=settings.SENTRY_DSN, send_default_pii=False)
