"""Only config/ reads the environment, so that one file says what an operator may set."""

import ast
from pathlib import Path

from tests.architecture.sources import PACKAGES, python_files, tree_of

READERS = {"environ", "getenv", "environb", "getenvb"}


def _asks_the_environment(path: Path) -> bool:
    return any(
        (isinstance(node, ast.Attribute) and node.attr in READERS)
        or (isinstance(node, ast.ImportFrom) and {name.name for name in node.names} & READERS)
        for node in ast.walk(tree_of(path))
    )


def test_only_config_reads_the_environment() -> None:
    asking = [path for path in python_files(*PACKAGES) if _asks_the_environment(path)]

    assert {path.parts[0] for path in asking} == {"config"}


def test_inside_config_only_the_one_reader_and_the_entrance_do() -> None:
    asking = {str(path) for path in python_files("config") if _asks_the_environment(path)}

    # The entrance names the settings; the tests' settings give each process its own folder.
    assert asking == {"config/env.py", "config/wsgi.py", "config/settings/test.py"}
