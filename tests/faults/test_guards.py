"""Tests that bite: each guard is taken away once, in a copy of the project, and a test misses it.

The guards and their faults stand in guards.toml. A guard whose removal turns nothing red is not
tested: write the test first, then the guard's table.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from config.env import ROOT
from tests.faults.guards_file import Guard, read_guards
from tests.faults.reshaping import MADE
from tests.template_database import FOLDER, SHAPES_THE_DATABASE

GUARDS = read_guards()
TEMPLATES = FOLDER.relative_to(ROOT)
LEAST = 45
TESTS_FAILED = 1  # pytest's exit status; 2 to 5 say that tests could not be run at all
OF_THE_COPY = "import sys, pathlib, tests.template_database as of_the_copy; "
KEEP_TEMPLATE = OF_THE_COPY + "of_the_copy.copy_template(to=pathlib.Path(sys.argv[1]))"
SAY_TEMPLATE = OF_THE_COPY + "print(of_the_copy.template_path())"
# Those that our settings of pytest name, and no others: they take as long as everything else.
PLUGINS = ("xdist.plugin", "pytest_django.plugin", "pytest_socket", "pytest_timeout")
NOT_FOR_THE_COPY = ("PYTEST", "DATABASE_URL", "DATA_DIR", "DJANGO_SETTINGS_MODULE", "COV_")

# The copy has a database of its own: a fault in it is the same wherever the rest runs.
ONE_DATABASE = pytest.mark.only_on("sqlite")


@dataclass(frozen=True)
class Copy:
    """A copy of the project, as it is on disk, in which faults are made; and a sound template."""

    root: Path
    template: Path

    def python(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run this Python in the copy, with nothing of our own test run about it."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(NOT_FOR_THE_COPY)}
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.root,
            env={**kept, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
            capture_output=True,
            text=True,
            check=False,
        )

    def run_tests(self, *names: str) -> subprocess.CompletedProcess[str]:
        """Run the tests of these names in the copy, up to the first that fails."""
        plugins = [option for name in PLUGINS for option in ("-p", name)]
        options = ("-n", "0", "-p", "no:cacheprovider", "-x", "--tb=line")
        return self.python("-m", "pytest", *plugins, *options, *names)

    @contextmanager
    def without(self, guard: Guard) -> Iterator[None]:
        """Make the guard's fault, with the database that belongs to it; then make it good."""
        path = self.root / guard.file
        sound = path.read_text(encoding="utf-8")
        path.write_text(sound.replace(guard.text, guard.instead), encoding="utf-8")
        try:
            self._give_template(guard)
            yield
        finally:
            path.write_text(sound, encoding="utf-8")
            for made in self.root.glob(f"*/migrations/*_{MADE}.py"):
                made.unlink()

    def _give_template(self, guard: Guard) -> None:
        """Have a database ready under the name that the faulty code asks for."""
        if not any(Path(guard.file).match(pattern) for pattern in SHAPES_THE_DATABASE):
            return  # the sound one's name
        if guard.in_database:
            done = self.python("-m", "tests.faults.reshaping", self.template)
        else:
            done = self.python("-c", SAY_TEMPLATE)
            shutil.copyfile(self.template, done.stdout.strip())
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The one copy of all tests here; every test leaves it sound."""
    root = tmp_path_factory.mktemp("copy")
    _copy_files(root)
    made = Copy(root, root / TEMPLATES / "sound.sqlite3")
    # By content, not by time: a fault and its mending fall into one second.
    made.python("-m", "compileall", "-q", "--invalidation-mode", "checked-hash", ".")
    done = made.python("-c", KEEP_TEMPLATE, made.template)
    assert done.returncode == 0, done.stderr
    return made


def _copy_files(root: Path) -> None:
    """Copy what git knows or would know, as it is on disk, and the migrated database."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, root / name)
    (root / TEMPLATES).mkdir(parents=True)
    for template in FOLDER.glob("template-*"):
        shutil.copyfile(template, root / TEMPLATES / template.name)


def test_every_guard_stands_once_in_its_file() -> None:
    found = {guard.says: guard.times_found() for guard in GUARDS}

    assert {says: times for says, times in found.items() if times != 1} == {}


def test_every_guard_has_the_test_that_misses_it() -> None:
    assert [guard.turns_red for guard in GUARDS if not guard.has_its_test()] == []


def test_there_are_enough_guards_and_none_is_listed_twice() -> None:
    names = Counter(guard.says for guard in GUARDS)
    faults = Counter((guard.file, guard.text, guard.instead) for guard in GUARDS)

    assert [one for one, times in (names | faults).items() if times > 1] == []
    assert len(GUARDS) >= LEAST


@pytest.mark.slow
@ONE_DATABASE
@pytest.mark.timeout(600)
def test_with_every_guard_in_place_the_named_tests_are_green(copy: Copy) -> None:
    done = copy.run_tests(*sorted({guard.turns_red for guard in GUARDS}))

    assert done.returncode == 0, done.stdout


@pytest.mark.slow
@ONE_DATABASE
@pytest.mark.timeout(600)  # the first makes the copy and its database
@pytest.mark.parametrize("guard", GUARDS, ids=str)
def test_without_a_guard_its_test_fails(copy: Copy, guard: Guard) -> None:
    with copy.without(guard):
        done = copy.run_tests(guard.turns_red)

    failed = re.findall(r"^FAILED ([^\s\[]+)", done.stdout, re.MULTILINE)
    assert (done.returncode, failed) == (TESTS_FAILED, [guard.test]), done.stdout
