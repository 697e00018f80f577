"""Imports run down the house and down each app's rooms; a tiny house shows that the rules bite."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from config.env import ROOT
from tests.architecture.sources import PACKAGES

LINTER = Path(sys.executable).with_name("lint-imports")
# One step up each stair, and one step aside where two stand side by side: each is forbidden.
UP_THE_HOUSE = (
    *(("api", "config"), ("api", "pages"), ("pages", "api"), ("plans", "api")),
    *(("assessments", "plans"), ("library", "assessments"), ("feedback", "library")),
    *(("model_releases", "library"), ("community", "model_releases")),
    *(("search", "community"), ("ui", "community"), ("search", "ui"), ("ui", "search")),
)
UP_THE_ROOMS = (
    *(("urls", "apps"), ("views", "urls"), ("management", "urls"), ("forms", "views")),
    *(("operations", "forms"), ("permissions", "operations"), ("adapters", "operations")),
    *(("models", "permissions"), ("triggers", "models"), ("signals", "models")),
)


def _lint(house: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINTER, "--no-cache", "--no-logo", *more],
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def tiny_house(tmp_path: Path) -> Path:
    """Every package, empty, under the project's own contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in PACKAGES:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    return tmp_path


def test_the_house_keeps_its_contracts() -> None:
    linted = _lint(ROOT)

    assert linted.returncode == 0, linted.stdout


def test_an_empty_house_keeps_them_too(tiny_house: Path) -> None:
    assert _lint(tiny_house).returncode == 0


def test_a_step_up_or_aside_in_the_house_is_refused(tiny_house: Path) -> None:
    for below, above in UP_THE_HOUSE:
        with (tiny_house / below / "__init__.py").open("a") as file:
            file.write(f"import {above}\n")

    linted = _lint(tiny_house, "--contract", "house")

    refused = [step for step in UP_THE_HOUSE if f"{step[0]} -> {step[1]} " in linted.stdout]
    assert (linted.returncode, refused) == (1, list(UP_THE_HOUSE))


def test_a_step_up_between_rooms_is_refused(tiny_house: Path) -> None:
    for below, above in UP_THE_ROOMS:
        (tiny_house / "library" / f"{above}.py").touch()
        with (tiny_house / "library" / f"{below}.py").open("a") as file:
            file.write(f"import library.{above}\n")

    linted = _lint(tiny_house, "--contract", "rooms")

    refused = [
        (below, above)
        for below, above in UP_THE_ROOMS
        if f"library.{below} -> library.{above} " in linted.stdout
    ]
    assert (linted.returncode, refused) == (1, list(UP_THE_ROOMS))


def test_a_room_that_nobody_drew_is_refused(tiny_house: Path) -> None:
    (tiny_house / "library" / "helpers.py").touch()

    linted = _lint(tiny_house, "--contract", "rooms")

    assert linted.returncode == 1
    assert "library.helpers" in linted.stdout
