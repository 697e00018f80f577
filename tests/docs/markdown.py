"""Markdown as these tests read it: sections, tables, and what stands between backticks."""

import re
from collections.abc import Iterator
from pathlib import Path

from config.env import ROOT

DOCS = ROOT / "docs"
Table = list[list[str]]


def text_of(path: Path) -> str:
    """The text of a page."""
    return path.read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """What stands below a heading, down to the next one of its level or a higher one."""
    heading = re.search(rf"^(#+) {re.escape(title)}$", text, re.MULTILINE)
    assert heading, f"There is no heading “{title}”."
    rest = text[heading.end() :]
    end = re.search(rf"^#{{1,{len(heading[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def headings(text: str, *, level: int) -> list[str]:
    """Headings of one level, in order."""
    return re.findall(rf"^#{{{level}}} (.+)$", text, re.MULTILINE)


def tables(text: str) -> Iterator[Table]:
    """Each table as rows of cells, the head first, without the line below it."""
    for found in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        rows = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in found.splitlines()
        ]
        yield [rows[0], *rows[2:]]


def rows_of(text: str) -> list[list[str]]:
    """Rows of every table, without the heads."""
    return [row for table in tables(text) for row in table[1:]]


def between_backticks(text: str) -> list[str]:
    """Words of code, in order."""
    return re.findall(r"`([^`]+)`", text)


def blocks(text: str, language: str) -> list[str]:
    """Blocks of code of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
