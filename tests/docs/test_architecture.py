"""The map of the code leads to files and names that are there."""

import re

import pytest

from config.env import ROOT
from tests.architecture.sources import PACKAGES
from tests.docs.markdown import DOCS, between_backticks, headings, rows_of, section, text_of

PAGE = text_of(DOCS / "architecture.md")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
LINKS = sorted(set(LINK.findall(PAGE)))
PATH = re.compile(r"[\w.-]+/[\w./-]*|\w+\.(?:py|toml)")
PATHS = sorted({code for code in between_backticks(PAGE) if PATH.fullmatch(code)})
NAMED = re.findall(r"\[([\w/.]+\.py)\]\([^)]+\), `(\w+)`", PAGE)
ADDITIONS = [title for title in headings(PAGE, level=2) if title.startswith("How to add")]


@pytest.mark.parametrize("link", LINKS)
def test_each_link_leads_to_a_file_or_folder(link: str) -> None:
    assert (DOCS / link).exists()


@pytest.mark.parametrize("path", PATHS)
def test_each_path_is_that_of_a_file_or_folder_or_of_a_room_in_a_package(path: str) -> None:
    assert [base for base in ("", *PACKAGES) if (ROOT / base / path).exists()] != []


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_each_function_stands_in_the_file_it_is_named_with(file: str, name: str) -> None:
    assert re.search(rf"^(?:def|class) {name}\b", text_of(ROOT / file), re.MULTILINE)


@pytest.mark.parametrize("title", ADDITIONS)
def test_each_name_to_touch_stands_in_a_file_of_its_line(title: str) -> None:
    missing = [
        name
        for line in section(PAGE, title).splitlines()
        for name in _names(line)
        if (files := _python_files(line)) and not any(name in text for text in files)
    ]

    assert missing == []


def _names(line: str) -> list[str]:
    """What looks like a name of the code: one word, with points or low lines at most."""
    found = [code for code in between_backticks(line) if re.fullmatch(r"[A-Za-z_.]+", code)]
    return [name.rpartition(".")[2] for name in found if not name.endswith(".py")]


def _python_files(line: str) -> list[str]:
    """Texts of the files of Python that a line links to."""
    return [text_of(DOCS / link) for link in LINK.findall(line) if link.endswith(".py")]


def test_every_package_has_its_sentence_in_the_house() -> None:
    told = [
        name.rstrip("/")
        for row in rows_of(section(PAGE, "The house"))
        for name in between_backticks(row[0])
    ]

    assert sorted(name for name in told if name in PACKAGES) == sorted(PACKAGES)
