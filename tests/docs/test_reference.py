"""The reference names every command, setting and address that there is, and no other."""

import re
import shlex
from argparse import Action as Argument
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand, CommandParser

from config.env import ROOT, read_environment
from library.forms.choices import FACETS, FIXED_LABELS
from library.forms.finding import READ, SORTS
from tests.architecture.addresses.walking import ROLES, route_of, routes_of_the_site
from tests.architecture.addresses.worlds import make_world
from tests.architecture.sources import PACKAGES
from tests.architecture.test_addresses import LINES
from tests.docs.markdown import (
    DOCS,
    between_backticks,
    blocks,
    headings,
    rows_of,
    section,
    tables,
    text_of,
)

COMMANDS = text_of(DOCS / "reference" / "commands.md")
SETTINGS = text_of(DOCS / "reference" / "settings.md")
ADDRESSES = text_of(DOCS / "reference" / "addresses.md")
OURS = sorted(name for name, app in get_commands().items() if app in PACKAGES)
WITH_MAKE = "With make"
DJANGOS_OWN = BaseCommand().create_parser("", "")._actions
OF_DJANGO = {option for each in DJANGOS_OWN for option in each.option_strings}
EXAMPLES = [line for block in blocks(COMMANDS, "sh") for line in block.splitlines()]
OK = 200


@cache
def _parser(name: str) -> CommandParser:
    return load_command_class(get_commands()[name], name).create_parser("manage.py", name)


def _own_arguments(name: str) -> list[Argument]:
    return [each for each in _parser(name)._actions if not OF_DJANGO & {*each.option_strings}]


def test_every_command_of_ours_has_its_section_and_no_other_has() -> None:
    assert sorted({*headings(COMMANDS, level=2)} - {WITH_MAKE}) == OURS


def test_the_list_of_commands_leads_to_each() -> None:
    first = next(tables(COMMANDS))

    assert sorted(name for row in first[1:] for name in between_backticks(row[0])) == OURS


@pytest.mark.parametrize("name", OURS)
def test_each_argument_of_a_command_is_in_its_table(name: str) -> None:
    told = " ".join(row[0] for row in rows_of(section(COMMANDS, name)))
    words = {word for code in between_backticks(told) for word in code.split()}

    arguments = {
        *(option for each in _own_arguments(name) for option in each.option_strings),
        *(_place(each) for each in _own_arguments(name) if not each.option_strings),
    }

    assert {word for word in words if word.startswith("-")} == {
        word for word in arguments if word.startswith("-")
    }
    assert {part for word in arguments for part in word.split("|")} <= words


def _place(argument: Argument) -> str:
    return str(argument.metavar or argument.dest).upper()


@pytest.mark.parametrize("line", EXAMPLES)
def test_each_example_is_one_that_the_command_line_takes(line: str) -> None:
    python, script, *words = shlex.split(line, comments=True)

    assert python == ".venv/bin/python"
    if script == "manage.py":
        name, *arguments = words
        _parser(name).parse_args(arguments)
    else:
        assert (script, find_spec(words[0]) is not None) == ("-m", True)


def test_every_target_of_make_is_told_and_no_other() -> None:
    makefile = text_of(ROOT / "Makefile")
    (phony,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    told = [between_backticks(row[0])[0] for row in rows_of(section(COMMANDS, WITH_MAKE))]

    assert sorted(told) == sorted(f"make {target}" for target in phony.split())


class _Asked(dict[str, str]):
    """An environment that remembers which variables were asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(DATA_DIR=str(folder))
        self.names: set[str] = set()

    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]  # text alone
        self.names.add(name)
        return super().get(name, default)


def test_every_variable_that_is_read_is_told_and_no_other(tmp_path: Path) -> None:
    asked = _Asked(tmp_path)

    read_environment(asked)

    told = [name for row in rows_of(SETTINGS) for name in between_backticks(row[0])]
    assert sorted(told) == sorted(asked.names)


def test_the_port_that_is_told_is_the_port_that_is_taken(tmp_path: Path) -> None:
    (port,) = [row[1].strip("`") for row in rows_of(SETTINGS) if row[0] == "`PORT`"]

    assert read_environment({"DATA_DIR": str(tmp_path)}).site_url == f"http://127.0.0.1:{port}"


def _told_addresses() -> dict[str, list[str]]:
    """Address -> its row, of every row that begins with one: address, what, who."""
    rows = [row for row in rows_of(ADDRESSES) if row[0].startswith("`/")]
    return {between_backticks(row[0])[0]: row for row in rows}


def _plain(route: str) -> str:
    """A route as the page writes it: `/actions/<slug>/` for "actions/<slug:slug>/"."""
    return "/" + re.sub(r"<\w+:(\w+)>", r"<\1>", route)


def test_every_address_of_ours_is_told_and_none_that_is_not_there() -> None:
    routes = {_plain(route): module for route, module in routes_of_the_site().items()}
    ours = {route for route, module in routes.items() if module.partition(".")[0] in PACKAGES}
    told = {*_told_addresses()}

    assert (ours - told, told - {*routes}) == (set(), set())


@pytest.mark.django_db
def test_what_is_everybodys_is_what_a_visitor_gets() -> None:
    names = make_world().names[ROLES[0]]
    read = {
        _plain(route_of(line, names))
        for line in LINES
        if line.method == "GET" and line.statuses[0] == OK
    }
    # What leads elsewhere shows nothing of its own.
    told = {each: row for each, row in _told_addresses().items() if not row[1].startswith("leads")}

    everybodys = {address for address, row in told.items() if row[2].startswith("everybody")}
    assert everybodys == {address for address in told if address in read}


def test_the_parameters_of_the_search_are_told_with_their_values() -> None:
    (table,) = [one for one in tables(ADDRESSES) if one[0][0] == "parameter"]
    told = {
        name: between_backticks(row[1]) for row in table[1:] for name in between_backticks(row[0])
    }

    assert {*told} == {"q", "sort", "page", "model", READ, *FACETS}
    assert {name: {*told[name]} for name in FIXED_LABELS} == {
        name: {*labels} for name, labels in FIXED_LABELS.items()
    }
    assert told["sort"] == list(SORTS)
