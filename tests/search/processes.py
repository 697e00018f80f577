"""Several processes at one database and one index, as on a site with several workers."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class Worker:
    """One process. `tell` and `answer` apart let several work at the same time."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.search.worker", json.dumps(settings)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def tell(self, command: str, *arguments: object) -> None:
        """Say what to do, and do not wait."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps([command, *arguments]) + "\n")
        self.process.stdin.flush()

    def answer(self) -> Any:
        """The answer to the earliest question that has none yet; the word "dead" without one."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        return json.loads(line) if line else "dead"

    def ask(self, command: str, *arguments: object) -> Any:
        """Say what to do, and wait until it is done."""
        self.tell(command, *arguments)
        return self.answer()

    def end(self) -> str:
        """End in good order; what was logged."""
        return self.process.communicate(timeout=60)[1]


class Site:
    """A database, an index, and the processes that were started at them."""

    def __init__(self, database: Mapping[str, Any], folder: Path) -> None:
        self._settings = {
            "DATABASES": {"default": database},
            "INDEX_DIR": str(folder / "index"),
            "INSTALLED_APPS": ["search"],
            "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
            "SEARCH_SERVERS": (),
            "USE_TZ": True,
        }
        self._started: list[Worker] = []

    def worker(self) -> Worker:
        """One more process."""
        self._started.append(Worker(self._settings))
        return self._started[-1]

    def close(self) -> None:
        """End every process."""
        for worker in self._started:
            worker.process.kill()
            worker.process.communicate()
