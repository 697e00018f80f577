"""A migrated SQLite file to copy: two hundred migrations are run once, not at every start.

The file is named after everything that could change it, so a new migration, trigger or library
makes another one. On PostgreSQL the tests migrate as everybody does.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "tests"
SHAPES_THE_DATABASE = (
    *("*/migrations/*.py", "*/triggers.py", "*/receivers.py"),
    *("*/models.py", "*/models/*.py"),
)


def copy_template(to: Path) -> None:
    """Copy the migrated database to `to`; the first who asks makes it, others wait for it."""
    shutil.copyfile(make_template(), to)


def make_template() -> Path:
    """The template of the code as it is now, made if need be by the first who asks."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    template = template_path()
    with _one_at_a_time():
        if not template.exists():
            _make(template)
    return template


def template_path() -> Path:
    """Where the template of the code as it is now stands, or will stand once it is made."""
    return FOLDER / f"template-{_fingerprint()}.sqlite3"


def _fingerprint() -> str:
    digest = hashlib.sha256(sys.version.encode())
    for distribution in sorted(f"{one.name} {one.version}" for one in distributions()):
        digest.update(distribution.encode())
    for pattern in SHAPES_THE_DATABASE:
        for path in sorted(ROOT.glob(pattern)):
            if ".venv" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _make(template: Path) -> None:
    for old in FOLDER.glob("template-*"):
        old.unlink()
    fresh = template.with_suffix(".part")
    fresh.unlink(missing_ok=True)
    subprocess.run(
        [sys.executable, ROOT / "manage.py", "migrate", "--verbosity", "0"],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "DATABASE_URL": f"sqlite:///{fresh}",
        },
        cwd=ROOT,
        check=True,
    )
    fresh.rename(template)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
