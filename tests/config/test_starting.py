"""A command or a server that cannot start says so in a sentence, never in a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MIGRATE, LOAD, SERVE = "manage.py migrate", "manage.py load_demo", "-m config.wsgi"


def _ended(asked: str, *, folder: Path, first: str = "", **settings: str) -> tuple[int, str]:
    """Exit status and error output of Python on `asked`, after the shell did `first`."""
    ran = subprocess.run(
        ["/bin/sh", "-c", f'{first or ":"}; exec "$0" {asked}', sys.executable],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "DATA_DIR": str(folder), **settings},
        text=True,
    )
    return ran.returncode, ran.stderr


@pytest.mark.parametrize(
    ("asked", "first"),
    [pytest.param(MIGRATE, "ulimit -f 100", marks=pytest.mark.slow), (LOAD, "")],
    ids=["no room", "no table yet"],
)
def test_what_the_database_refuses_ends_in_a_sentence(
    asked: str, first: str, tmp_path: Path
) -> None:
    status, said = _ended(asked, folder=tmp_path, first=first)

    assert (status, "Traceback" in said, "refused this" in said) == (1, False, True)


@pytest.mark.slow
def test_a_mail_server_that_is_not_there_ends_in_a_sentence(tmp_path: Path) -> None:
    asked, nobody_listens = "manage.py sendtestemail ann@model.example", "smtp://127.0.0.1:1"

    status, said = _ended(asked, folder=tmp_path, EMAIL_URL=nobody_listens)

    assert (status, "Traceback" in said, "EMAIL_URL" in said) == (1, False, True)


@pytest.mark.slow
@pytest.mark.parametrize("asked", [MIGRATE, SERVE])
def test_a_half_made_setup_ends_in_a_sentence(asked: str, tmp_path: Path) -> None:
    status, said = _ended(asked, folder=tmp_path, RELEASE_SIGNING_KEY="nonsense")

    assert (status, "Traceback" in said, "RELEASE_SIGNING_KEY" in said) == (1, False, True)


def test_a_search_server_that_cannot_be_read_is_told_without_its_password(tmp_path: Path) -> None:
    status, said = _ended(SERVE, folder=tmp_path, SEARCH_URL="http://ann:secret@:9200")

    assert (status, "Traceback" in said, "SEARCH_URL" in said, "secret" in said) == (
        1,
        False,
        True,
        False,
    )
