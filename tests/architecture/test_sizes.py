"""The sizes of style.md. An exception is listed here, with its argument, or there is none."""

import ast
from pathlib import Path

from config.env import ROOT
from tests.architecture.sources import PACKAGES, Function, functions_of, lines_of, python_files

CODE = (*PACKAGES, "tools")
FILE, FILE_AT_MOST = 300, 400
FUNCTION, FUNCTION_AT_MOST = 25, 40
LONGER_FUNCTIONS = 0.03  # of all: what pretalx, the best of the houses visited, has over 40
ARGUMENTS = 5
TEMPLATE = 80
# path -> why it may have up to 400 lines
LONGER_FILES: dict[str, str] = {}
# path: function -> why it may have more than 40 lines
LONGER_FUNCTIONS_ARGUED: dict[str, str] = {}


def _length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _longer(*folders: str, than: int) -> list[str]:
    return [
        f"{path}: {function.name}"
        for path in python_files(*folders)
        for function in functions_of(path)
        if _length(function) > than
    ]


def test_no_file_has_over_300_lines_without_an_argument_nor_over_400_with_one() -> None:
    limits = {
        path: FILE_AT_MOST if str(path) in LONGER_FILES else FILE
        for path in python_files(*CODE, "tests")
    }

    assert [str(path) for path, limit in limits.items() if lines_of(path) > limit] == []


def test_no_function_has_over_40_lines() -> None:
    longer = _longer(*CODE, "tests", than=FUNCTION_AT_MOST)

    assert [name for name in longer if name not in LONGER_FUNCTIONS_ARGUED] == []


def test_few_functions_have_over_25_lines() -> None:
    longer = _longer(*CODE, than=FUNCTION)
    count = sum(1 for path in python_files(*CODE) for _ in functions_of(path))

    assert len(longer) <= LONGER_FUNCTIONS * count, longer


def test_few_tests_have_over_25_lines() -> None:
    longer = _longer("tests", than=FUNCTION)
    count = sum(1 for path in python_files("tests") for _ in functions_of(path))

    assert len(longer) <= LONGER_FUNCTIONS * count, longer


def _arguments(function: Function) -> int:
    said = function.args
    named = [*said.posonlyargs, *said.args, *said.kwonlyargs]
    return len([each for each in named if each.arg not in {"self", "cls"}])


def test_no_function_takes_over_five_arguments() -> None:
    crowded = [
        f"{path}: {function.name}"
        for path in python_files(*CODE)
        for function in functions_of(path)
        if _arguments(function) > ARGUMENTS
    ]

    assert crowded == []


def test_no_template_has_over_80_lines() -> None:
    templates = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]

    assert [str(path) for path in templates if lines_of(path) > TEMPLATE] == []


def test_every_exception_is_still_needed() -> None:
    for path in LONGER_FILES:
        assert lines_of(Path(path)) > FILE, path
    assert set(LONGER_FUNCTIONS_ARGUED) <= set(_longer(*CODE, "tests", than=FUNCTION_AT_MOST))


def test_lengths_and_arguments_are_counted_as_said() -> None:
    source = "class A:\n    def b(self, c, /, d, *, e):\n        '''One.'''\n        return c\n"
    function = ast.parse(source).body[0].body[0]  # type: ignore[attr-defined]  # a class has one

    assert (_length(function), _arguments(function)) == (3, 3)
