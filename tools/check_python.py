"""Stop with a sentence when Python is too old; runs on any Python, so it uses nothing new."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  the check is for those who run an older one
    sys.exit(
        "This needs Python 3.11 or newer, and this is %d.%d. "
        "Install one, then say for example: make run PYTHON=python3.12" % sys.version_info[:2]  # noqa: UP031  runs on any Python
    )
