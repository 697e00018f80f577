"""A site that others reach, as its own process sees it: settings, and the entrance."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.env import ROOT


def _python(place: Path, *arguments: str, **said: str) -> subprocess.CompletedProcess[str]:
    """Run this Python in the project with the embedded deployment's variables and `said`."""
    variables = {"PATH": os.environ["PATH"], "DATA_DIR": str(place), **said}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_djangos_own_check_of_a_deployment_is_silent(tmp_path: Path) -> None:
    asked = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")

    checked = _python(
        tmp_path,
        *asked,
        DJANGO_SETTINGS_MODULE="config.settings.production",
        ALLOWED_HOSTS="model.example",
        SITE_URL="https://model.example",
        DEBUG="1",  # which production does not listen to
    )

    assert checked.returncode == 0, checked.stderr


def test_the_entrance_stops_when_the_setup_is_half_made(tmp_path: Path) -> None:
    stopped = _python(tmp_path, "-c", "import config.wsgi", RELEASE_SIGNING_KEY="key")

    assert stopped.returncode == 1
    assert "RELEASE_SIGNING_KEY is no key" in stopped.stderr.splitlines()[-1]
