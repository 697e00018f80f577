"""Tutorials name buttons, links and headings as they are on the screen."""

import ast
import html
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import wagtail.admin

from config.env import ROOT
from pages.demonstration.front_matter import read_front_matter
from tests.architecture.sources import PACKAGES
from tests.docs.markdown import DOCS, between_backticks, text_of

TUTORIALS = sorted((DOCS / "tutorials").glob("*.md"))
WAGTAIL = Path(wagtail.admin.__file__).parent
HOLE = "\0"  # where a source leaves room for a value
OFFICE = f"{HOLE}, {HOLE}"  # as accounts of the demonstration are named
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
TAGS = re.compile(r"<[^>]*>|{%.*?%}|{#.*?#}", re.DOTALL)
QUOTED = re.compile(r'"([^"<>]+)"')
VALUES = re.compile(r"{{.*?}}|%\(\w+\)s|%s|{\w*}")
SAID_ANEW = re.compile(r'^msgid "(.+)"\nmsgstr "(.+)"$', re.MULTILINE)
COUNTED = re.compile(r" \(\0\)$")  # how many stand below a heading
NUMBER = re.compile(r"^[0-9.]+ | [0-9.]+$")  # of a level, or of a release


def _plain(text: str) -> str:
    """Without entities and curly quotes, and with single spaces."""
    return " ".join(html.unescape(text).translate(STRAIGHT).split())


def _in_template(text: str) -> Iterator[str]:
    """What stands between tags, and what tags have between quotes."""
    yield from TAGS.split(text)
    for tag in TAGS.findall(text):
        yield from QUOTED.findall(tag)


def _in_python(text: str) -> Iterator[str]:
    """Strings; and the names of fields, which Django makes labels of."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(
                str(one.value) if isinstance(one, ast.Constant) else HOLE for one in node.values
            )
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            names = [one.id for one in node.targets if isinstance(one, ast.Name)]
            yield from (name.replace("_", " ").capitalize() for name in names)


def _in_facts(facts: Any) -> Iterator[str]:
    if isinstance(facts, str):
        yield facts
    elif isinstance(facts, dict | list):
        for one in facts.values() if isinstance(facts, dict) else facts:
            yield from _in_facts(one)


def _in_code(*folders: Path) -> Iterator[str]:
    for folder in folders:
        for path in folder.rglob("*.py"):
            yield from _in_python(text_of(path))
        for path in folder.rglob("*.html"):
            yield from _in_template(text_of(path))


def _of_wagtail() -> Iterator[str]:
    """Its words that leave no room for values, or ours where we have others for them."""
    ours = dict(SAID_ANEW.findall(text_of(ROOT / "locale/en_GB/LC_MESSAGES/django.po")))
    theirs = (text for text in _in_code(WAGTAIL) if text not in ours)
    yield from (text for text in (*theirs, *ours.values()) if not VALUES.search(text))


def _of_the_demonstration() -> Iterator[str]:
    folder = ROOT / "demonstration"
    for path in folder.rglob("*.toml"):
        yield from _in_facts(tomllib.loads(text_of(path)))
    for path in folder.rglob("*.md"):
        if path.stem != "guide":  # which has no facts
            yield from _in_facts(read_front_matter(path)[0])


@cache
def _sources() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """What stands on screens word by word, and what does with room for values."""
    found = {
        COUNTED.sub("", _plain(VALUES.sub(HOLE, text)))
        for text in (
            *_in_code(*(ROOT / package for package in (*PACKAGES, "templates"))),
            *_of_wagtail(),
            *_of_the_demonstration(),
        )
    }
    # One that begins with a value, as "… to …", would fit nearly everything.
    holed = {one for one in found if HOLE in one and one[0] != HOLE} | {OFFICE}
    return frozenset(one for one in found if HOLE not in one), tuple(
        re.compile("(.+)".join(map(re.escape, one.split(HOLE)))) for one in sorted(holed)
    )


def _stands_on_a_screen(name: str, *, typed: frozenset[str]) -> bool:
    words, patterns = _sources()
    known = words | typed
    found = (pattern.fullmatch(name) for pattern in patterns)
    return _is_value(name, known) or any(
        match and all(_is_value(value, known) for value in match.groups()) for match in found
    )


def _is_value(text: str, known: frozenset[str]) -> bool:
    """Whether it is a known name, a number, or one beside the other."""
    return NUMBER.sub("", text) in known or re.fullmatch(r"[0-9.]+", text) is not None


@pytest.mark.parametrize("path", TUTORIALS, ids=lambda path: path.stem)
def test_what_is_bold_stands_on_a_screen(path: Path) -> None:
    text = text_of(path)
    typed = frozenset(map(_plain, between_backticks(text)))

    named = {_plain(name) for name in re.findall(r"\*\*(.+?)\*\*", text)} - {"bold"}

    assert named
    assert [one for one in sorted(named) if not _stands_on_a_screen(one, typed=typed)] == []


@pytest.mark.parametrize(
    "name",
    ["Press here to fly", "Sign out in", "Begin with Flying", "Submit to Review of the model"],
)
def test_a_name_that_is_nowhere_is_noticed(name: str) -> None:
    assert not _stands_on_a_screen(name, typed=frozenset())
