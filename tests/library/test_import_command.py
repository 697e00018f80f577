"""`import_actions`: what it says, and how it ends."""

import fcntl
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from community.models import Member
from library.models import Action, Edition
from model_releases.models import Model, Release
from tests.factories.model_releases import FOREIGN, make_release

pytestmark = pytest.mark.django_db
FIXTURES = Path(__file__).parent.parent / "fixtures"
METHODS = FIXTURES / "18f_methods" / "actions.json"


@pytest.fixture(autouse=True)
def own_release(db: None) -> Release:
    return make_release("0.1", ["data"], levels=5)


def _run(path: Path, *asked: str) -> str:
    told = StringIO()
    call_command("import_actions", str(path), *asked, stdout=told)
    return told.getvalue().strip()


def _refusal(path: Path, *asked: str) -> str:
    with pytest.raises(CommandError) as refused:
        _run(path, *asked)
    assert not Action.objects.exists()
    return str(refused.value)


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx"])
@pytest.mark.parametrize(("name", "number"), [("18f_methods", 35), ("gsf_matrix", 17)])
def test_real_files_come_in_once_byte_for_byte(name: str, number: int, ending: str) -> None:
    path = FIXTURES / name / f"actions.{ending}"
    rows = json.loads((FIXTURES / name / "actions.json").read_bytes())
    expected = {row["key"]: row["body_markdown"] for row in rows}

    first, second = _run(path, "--list"), _run(path, "--list")

    kept = dict(Edition.objects.values_list("action__key", "body_markdown"))
    assert kept == expected
    assert first == f"actions.{ending}: {number} actions imported, listed."
    assert second == (
        f"actions.{ending}: 0 actions imported, listed. {number} actions already here."
    )


def test_a_dry_run_stores_nothing() -> None:
    assert _run(METHODS, "--dry-run") == (
        "actions.json: 35 actions could be imported. Nothing was stored."
    )
    assert not Action.objects.exists()


def test_without_list_they_wait_for_a_curator() -> None:
    assert _run(METHODS) == "actions.json: 35 actions imported, waiting for a curator."
    assert Action.objects.waiting().count() == 35


def test_they_are_listed_by_the_curator_named_or_by_the_library(curator: Member) -> None:
    _run(METHODS, "--list", "--by", curator.email.upper())
    _run(FIXTURES / "gsf_matrix" / "actions.csv", "--list")

    listed_by = Action.objects.order_by().values_list("listed_by", flat=True).distinct()
    assert set(listed_by) == {curator.pk, Member.objects.system().pk}


def test_only_a_curator_can_be_named(member: Member) -> None:
    for email in (member.email, "nobody@example.org"):
        assert _refusal(METHODS, "--list", "--by", email) == (
            f"{email} is no curator. Name one, or leave --by out."
        )


def test_by_without_list_is_a_mistake(curator: Member) -> None:
    assert _refusal(METHODS, "--by", curator.email) == (
        "--by says who lists the actions: give --list too."
    )


def test_the_model_meant_can_be_named() -> None:
    other = make_release("1.0", ["data"], own=False).model

    _run(METHODS, "--model", other.slug)

    assert Action.objects.values_list("model", flat=True).distinct().get() == other.pk
    assert other.name == FOREIGN


def test_a_model_that_is_not_there_is_named_with_those_that_are() -> None:
    own = Model.objects.own().get()

    assert _refusal(METHODS, "--model", "nope") == (
        f"There is no model “nope”. Known models: {own.slug}."
    )


def test_every_wrong_row_is_named_by_file_row_and_column(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "key,title,summary,body_markdown,tags,transitions,source_url,licence\n"
        "a,,S,,,data:3>2,,CC0\n"
        "b,T,S,,,deta:1>2|x,,CC0\n"
        "c,T,S\n",
        encoding="utf-8",
    )

    assert _refusal(path).splitlines() == [
        "list.csv: Row 2, column “title”: is empty. Fill it in.",
        "list.csv: Row 2, column “transitions”: “data:3>2” goes down. Write the lower level first.",
        "list.csv: Row 3, column “transitions[1]”: “x” is no step. "
        "Write dimension:from>to, as in data:2>3.",
        "list.csv: Row 4: 3 cells, but 8 headings. Put text that has a comma in quotation marks.",
        "Nothing was imported. Mend this, then import the file again.",
    ]


@pytest.mark.parametrize("asked", [(), ("--dry-run",)])
def test_faults_found_before_a_file_breaks_are_named_too(
    tmp_path: Path, asked: tuple[str, ...]
) -> None:
    path = tmp_path / "list.json"
    path.write_text('[{"key": "a", "title": "b", "key": "c"}, ', encoding="utf-8")

    said = _refusal(path, *asked).splitlines()

    assert said[0] == "list.json: Row 1, column “key”: this key is given twice. Keep one of them."
    assert said[-2:] == [
        "list.json: The list is not closed: the file ends too early. Check that it is whole.",
        "Nothing was imported. Mend this, then import the file again.",
    ]


def test_another_import_at_work_is_waited_for(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    with (tmp_path / "import.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)

        assert _refusal(METHODS) == (
            "Another import is running. Wait until it has ended, then start this one again."
        )
