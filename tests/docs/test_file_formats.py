"""The formats' pages name what the importer knows and what exports hold; their examples work."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from assessments.views.profiles import as_json as assessment_as_json
from assessments.views.profiles import shown
from library.models import Action, Edition
from library.operations.files.cells import COLUMNS
from library.operations.files.reading import read_rows
from library.operations.files.rows import REQUIRED
from model_releases.canonical.json_text import read_json
from model_releases.comparison.summary import WORDS
from model_releases.comparison.summary import as_json as comparison_as_json
from model_releases.operations.comparing import compare_releases
from model_releases.operations.importing import check_release
from pages.demonstration.front_matter import read_front_matter
from plans.exports.contents import COLUMNS as PLANNED
from plans.exports.contents import OF_THE_COUNCIL
from plans.exports.formats import FORMATS
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
from tests.factories.assessments import AssessmentFactory, judged
from tests.factories.model_releases import make_release

PAGE = text_of(DOCS / "reference" / "file-formats.md")
RELEASES = text_of(DOCS / "reference" / "release-format.md")
DEMONSTRATION = Path(settings.DEMONSTRATION_DIR)
# Heading in the page -> the files below demonstration/ that it speaks of
KINDS = {
    "demonstration/model/NUMBER/release.toml": "model/*/release.toml",
    "demonstration/model/NUMBER/CODE.md": "model/*/*.md",
    "demonstration/model/NUMBER/lineage.toml": "model/*/lineage.toml",
    "demonstration/actions/KEY.md": "actions/*.md",
    "demonstration/other_actions/KEY.md": "other_actions/*.md",
    "demonstration/use_reports/ACTION--COUNCIL.md": "use_reports/*.md",
    "demonstration/proposals/NUMBER-NAME.md": "proposals/*.md",
    "demonstration/assessments/COUNCIL--RELEASE.md": "assessments/*.md",
    "demonstration/plans/COUNCIL.md": "plans/*.md",
    "demonstration/councils.toml, accounts.toml, tags.toml": "*.toml",
}
# Files of other kinds beside those
SUPPORT = "support.toml"
BESIDE = {"guide.md", SUPPORT}
# Their keys are codes of dimensions, and the columns of actions
TOLD_ELSEWHERE = {"levels", "transitions"}


def test_the_columns_of_actions_are_those_that_the_importer_knows() -> None:
    table = next(tables(section(PAGE, "Actions")))
    told = {between_backticks(row[0])[0]: row[1] for row in table[1:]}

    assert list(told) == list(COLUMNS)
    assert [name for name, is_required in told.items() if is_required == "yes"] == list(REQUIRED)


def _example(kind: str, folder: Path) -> Path:
    (text,) = blocks(section(PAGE, "Actions"), kind)
    path = folder / f"actions.{kind}"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_table_holds_what_the_list_does(tmp_path: Path) -> None:
    (listed,), (row,) = (read_rows(_example(kind, tmp_path)) for kind in ("json", "csv"))

    assert row.values == listed.values


@pytest.mark.django_db
def test_the_examples_of_actions_are_imported_and_are_one_action(tmp_path: Path) -> None:
    make_release("1.0", dimensions=["data"], levels=3)

    for kind in ("json", "csv"):
        call_command("import_actions", str(_example(kind, tmp_path)))

    edition = Edition.objects.get()
    steps = edition.transitions.order_by("position")
    assert (Action.objects.count(), edition.title) == (1, "Name an owner for each dataset")
    assert [(one.from_level, one.to_level, one.strength) for one in steps] == [
        (2, 3, "strong"),
        (0, 1, "strong"),
    ]


@pytest.mark.django_db
def test_the_example_of_a_release_is_sound() -> None:
    plain = blocks(section(RELEASES, "The plain format"), "json")[0]

    report = check_release(plain.encode())

    assert (report.content["model"]["name"], report.content["number"]) == ("A model", "1.2.0")


def test_every_example_in_json_is_json() -> None:
    examples = [*blocks(PAGE, "json"), *blocks(RELEASES, "json")]

    assert [read_json(example.encode())[1] for example in examples] == [[]] * len(examples)


def _told(title: str, place: int = 0) -> list[str]:
    """Keys in the first column of a table of a section."""
    table = list(tables(section(PAGE, title)))[place]
    return [key for row in table[1:] for key in between_backticks(row[0])]


@pytest.mark.django_db
def test_a_comparison_has_the_keys_that_are_told() -> None:
    old, new = make_release("1.0"), make_release("1.1", texts={("data", 1): "Anew."})

    given = comparison_as_json(compare_releases(old, new))

    assert _told("A comparison") == list(given)
    assert _told("A comparison", 1) == list(given["release"])
    (counts,) = [row for row in rows_of(section(PAGE, "A comparison")) if row[0] == "`counts`"]
    assert between_backticks(counts[1]) == list(WORDS)


@pytest.mark.django_db
def test_an_assessment_has_the_keys_that_are_told() -> None:
    assessment = judged(AssessmentFactory(), data=1)

    given = assessment_as_json(shown(assessment, shows_reasons=True))

    assert _told("An assessment") == list(given)
    (told,) = [row for row in rows_of(section(PAGE, "An assessment")) if row[0] == "`dimensions`"]
    assert between_backticks(told[1]) == list(given["dimensions"][0])


def test_a_plan_has_the_columns_and_the_endings_that_are_told() -> None:
    text = section(PAGE, "A plan")
    own = f"for the council's people also {', '.join(OF_THE_COUNCIL)}"

    assert next(tables(text))[1][1] == f"{', '.join(PLANNED)}; {own}"
    assert [ending for ending in FORMATS if f".{ending}`" not in text] == []


@pytest.mark.parametrize("heading", KINDS)
def test_each_kind_of_file_of_the_demonstration_has_the_keys_that_are_told(heading: str) -> None:
    rows = next(tables(section(PAGE, heading)))[1:]
    paths = [path for path in DEMONSTRATION.glob(KINDS[heading]) if path.name not in BESIDE]
    found = [_facts(path) for path in paths]
    told = {key: between_backticks(row[1]) for row in rows for key in between_backticks(row[0])}

    assert {*told} == {key for facts in found for key in facts}
    inner = {(key, name) for facts in found for key, name in _inner(facts)}
    assert [f"{key}.{name}" for key, name in sorted(inner) if name not in told[key]] == []


def _facts(path: Path) -> dict[str, Any]:
    if path.suffix == ".md":
        return read_front_matter(path)[0]
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _inner(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Keys of tables in the facts, each with the key that it stands below."""
    for key, value in facts.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and key not in TOLD_ELSEWHERE:
                yield from ((key, name) for name in one)


def test_the_support_of_each_action_has_the_keys_that_are_told() -> None:
    told = between_backticks(section(PAGE, f"demonstration/{SUPPORT}"))

    assert {tuple(one) for one in _facts(DEMONSTRATION / SUPPORT).values()} == {tuple(told)}


def test_everything_in_the_demonstration_is_told() -> None:
    names = [path.name for path in DEMONSTRATION.iterdir()]

    headings_of_the_page = "".join(headings(PAGE, level=3))
    assert [name for name in names if name not in headings_of_the_page] == []


def test_a_search_with_right_answers_has_the_keys_that_are_told() -> None:
    queries = json.loads((DEMONSTRATION / "queries.json").read_text(encoding="utf-8"))

    told = between_backticks(section(PAGE, "demonstration/queries.json"))
    assert {tuple(query) for query in queries} == {tuple(told)}
