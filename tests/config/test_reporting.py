"""What strangers send does not fill the log with tracebacks; our own faults keep theirs."""

import logging
import sys

import pytest

from config.reporting import plainly


@pytest.mark.parametrize(
    ("name", "keeps"), [("django.security.TooManyFieldsSent", False), ("django.request", True)]
)
def test_a_bad_request_is_one_line(name: str, keeps: bool) -> None:
    try:
        raise ValueError("too many")
    except ValueError:
        record = logging.LogRecord(name, logging.ERROR, "", 1, "Refused", (), sys.exc_info())

    assert (plainly(record), bool(record.exc_info)) == (True, keeps)
