"""The project's own files, as the tests of its architecture read them."""

import ast
from functools import cache
from pathlib import Path

from config.env import ROOT

PACKAGES = (
    *("api", "assessments", "community", "config", "feedback", "library"),
    *("model_releases", "pages", "plans", "search", "ui"),
)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    """Python files below `folders`, relative to the project; migrations are written by Django."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return tuple(sorted(path.relative_to(ROOT) for path in found if "migrations" not in path.parts))


@cache
def tree_of(path: Path) -> ast.Module:
    """A file as Python reads it."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=str(path))


@cache
def functions_of(path: Path) -> tuple[Function, ...]:
    """Every function of a file, methods and inner ones too."""
    return tuple(node for node in ast.walk(tree_of(path)) if isinstance(node, Function))


def lines_of(path: Path) -> int:
    """How many lines a file has."""
    return len((ROOT / path).read_text(encoding="utf-8").splitlines())
