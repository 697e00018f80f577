"""Stop with a sentence when Python is too old; an f-string is the newest thing it uses."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  the check is for those who run an older one
    sys.exit(
        f"This needs Python 3.11 or newer, and this is {sys.version_info[0]}.{sys.version_info[1]}."
        " Install one, then say for example: make run PYTHON=python3.12"
    )
