"""A site of its own for one size of library, in a folder that the benchmarks share."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tools.generate_actions import generated_actions, generated_release, write_list

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Done:
    """What a command took: seconds on the clock, and its largest memory in MB."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Site:
    """A folder with a database and an index of `size` generated actions."""

    folder: Path
    size: int

    def prepare(self) -> Done:
        """Make the site, import the library, and say what the import took."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "release.json").write_text(json.dumps(generated_release()), encoding="utf-8")
        write_list(generated_actions(self.size), self.folder / "actions.json")
        self.manage("migrate", "-v", "0")
        self.manage("import_release", str(self.folder / "release.json"), "--publish", "--own")
        self.manage("rebuild_index")  # of nothing yet, as on a site that is already in use
        return self.manage("import_actions", str(self.folder / "actions.json"), "--list")

    def manage(self, *command: str) -> Done:
        """Run a command of the platform, in silence."""
        return self._run([sys.executable, "manage.py", *command], quiet=True)

    def measure(self, module: str) -> None:
        """Run one benchmark, which prints its figures."""
        self._run([sys.executable, "-m", f"tools.bench.{module}", str(self.size)], quiet=False)

    def environment(self) -> dict[str, str]:
        """Variables under which a process belongs to this site."""
        return {
            **os.environ,
            "DATA_DIR": str(self.folder),
            "DJANGO_SETTINGS_MODULE": "tools.bench.settings",
        }

    def _run(self, command: Sequence[str], *, quiet: bool) -> Done:
        start = perf_counter()
        output = subprocess.DEVNULL if quiet else None
        child = subprocess.Popen(command, cwd=ROOT, env=self.environment(), stdout=output)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"This failed: {' '.join(command)}")
        return Done(perf_counter() - start, usage.ru_maxrss / 1024)
