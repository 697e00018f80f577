"""Compare two releases."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from model_releases.canonical.faults import FaultyFileError
from model_releases.canonical.files import content_of_file
from model_releases.comparison.changes import Comparison, DimensionChange
from model_releases.comparison.elements import Content
from model_releases.comparison.summary import as_json, summary_of
from model_releases.management.files import read_file, refusal
from model_releases.operations import NoSuchReleaseError, choose_model_with, choose_release
from model_releases.operations.comparing import compare_contents, compare_releases


class Command(BaseCommand):
    """`python manage.py compare_releases 0.1 0.2 --json`."""

    help = (
        "Say what changed between two releases, each a number or a file. "
        "Example: manage.py compare_releases 0.1 0.2 --json"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Two releases, and the form of the answer."""
        parser.add_argument("a", metavar="A", help="a number or a file")
        parser.add_argument("b", metavar="B", help="a number or a file")
        parser.add_argument("--json", action="store_true", help="for programs")
        parser.add_argument("--model", metavar="SLUG", default="", help="of which model")

    def handle(self, *_: Any, **asked: Any) -> None:
        """Print the comparison, or a sentence that says what is not there."""
        try:
            comparison = self._compared(asked["a"], asked["b"], slug=asked["model"])
        except NoSuchReleaseError as error:
            raise CommandError(f"{error} Or name files.") from None
        if asked["json"]:
            self.stdout.write(json.dumps(as_json(comparison), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(_lines(comparison)))

    def _compared(self, a: str, b: str, *, slug: str) -> Comparison:
        if not Path(a).is_file() and not Path(b).is_file():
            model = choose_model_with([a, b], slug=slug)
            return compare_releases(*(choose_release(one, slug=model.slug) for one in (a, b)))
        return compare_contents(_content(a, slug=slug), _content(b, slug=slug))


def _content(named: str, *, slug: str) -> Content:
    if not Path(named).is_file():
        read: Content = json.loads(choose_release(named, slug=slug).content)
        return read
    try:
        return content_of_file(read_file(Path(named)))
    except FaultyFileError as error:
        raise refusal(named, error) from None


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"From {comparison.old_number} to {comparison.new_number}: {summary_of(comparison)}"
    if comparison.matched_by == "code":
        yield "Dimensions were matched by code and, left over, by name: they have no uids."
    for old, new in comparison.difference["groups_renamed"]:
        yield f"Group renamed: {_line(old)} -> {_line(new)}"
    for dimension in comparison.dimensions:
        yield f"{_line(dimension.name)} ({dimension.code}): {', '.join(dimension.what)}"
        yield from _level_lines(dimension)


def _level_lines(dimension: DimensionChange) -> Iterator[str]:
    for level in dimension.levels:
        if level.what != "changed" or level.is_renamed:
            yield f"  level {level.number}: {'renamed' if level.is_renamed else level.what}"
        for one in level.passages:
            told = [*one.what, one.extent, one.wording.trivial if one.wording else ""]
            ends = [f"from {place}" for place in one.came_from]
            ends += [f"to {place}" for place in one.went_to]
            said = ", ".join(filter(None, [*told, *ends]))
            yield f"  level {level.number}{one.facet and f', {one.facet}'}: {said}"


def _line(text: str) -> str:
    return " ".join(text.split())
