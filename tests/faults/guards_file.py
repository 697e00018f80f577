"""The guards of tests/faults/guards.toml: what each is, and the fault that takes it away."""

import ast
import tomllib
from dataclasses import dataclass
from pathlib import Path

from config.env import ROOT

FILE = Path(__file__).with_name("guards.toml")


@dataclass(frozen=True)
class Guard:
    """One guard, and the fault in which it is missing.

    `says` is what it promises. The fault puts `instead` in the place of `text`, which stands once
    in `file`; then the test `turns_red` fails; one of its
    cases may be named, to save the others' time. A guard that the database itself holds (a trigger,
    a constraint) is `in_database`: there the fault is a migration too.
    """

    says: str
    file: str
    text: str
    turns_red: str
    instead: str = ""
    in_database: bool = False

    def __str__(self) -> str:
        return self.says

    def times_found(self) -> int:
        """How often its text stands in its file."""
        path = ROOT / self.file
        return path.read_text(encoding="utf-8").count(self.text) if path.exists() else 0

    @property
    def test(self) -> str:
        """The test that turns red, whichever of its cases is named."""
        return self.turns_red.partition("[")[0]

    def has_its_test(self) -> bool:
        """Whether the test that should turn red is there."""
        file, _, name = self.test.partition("::")
        path = ROOT / file
        if not path.exists():
            return False
        tree = ast.parse(path.read_text(encoding="utf-8"))
        return any(isinstance(node, ast.FunctionDef) and node.name == name for node in tree.body)


def read_guards() -> tuple[Guard, ...]:
    """Every guard, in the order of the file."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))["guard"]
    return tuple(Guard(**table) for table in tables)
