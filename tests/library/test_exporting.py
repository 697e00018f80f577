"""The library as files: every byte comes back, and nothing becomes a formula or is private."""

import csv
import datetime
import io
import json
from pathlib import Path
from typing import Any

import pytest
import python_calamine
from django.core.management import CommandError, call_command
from django.test import Client
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from community.models import Member
from library.exports.formats import FORMATS
from library.exports.records import COLUMNS, library_records
from library.exports.sheets import ExportRefusedError
from library.exports.tables import HEADINGS, table_row
from library.models import Action
from library.operations.files.cells import row_of_cells
from library.operations.files.reading import read_rows
from library.operations.importing import batch_for, import_rows, own_model
from model_releases.models import Dimension
from tests.exported import read_back, written
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 11, 22, 9, tzinfo=datetime.UTC)
HOSTILE: dict[str, Any] = {
    "title": "=1+1",
    "summary": "+44 20 | \"quoted\", 'single' and ;",
    "description": "- a list\r\n- of lines\rand\n\n  two spaces  \t tab",
    "quote": "@SUM(A1)",
    "quote_source": "_x0041_ and \x07 bell",
    "why": "\N{ZERO WIDTH NO-BREAK SPACE}e\u0301\u202eabc\U0001f600\ufffe",
    "implications": ["a|b", "|", "||c", "ends |"],
    "steps": ["=cmd|' /C calc'!A0", " space ", "line\nbreak"],
    "resources": [
        {"name": "a;b|c", "address": "https://example.org/?a=1;b|c", "note": "=1"},
        {"name": "only a name", "address": "", "note": ""},
    ],
    "check_list": ["'=1", "true", "[1]"],
    "body_markdown": "\n# Heading\n\n```\n=code\n```\n",
    "owner": "'apostrophe",
    "last_reviewed_by": "007",
    "last_reviewed_on": "2026-01-31",
    "benefits": ["risk"],
    "council_kinds": ["county", "district"],
    "cost": "none",
    "beta": False,
}


@pytest.fixture(autouse=True)
def data() -> Dimension:
    """The dimension "data" of the site's own model."""
    return make_release(dimensions=["data"], levels=3).dimensions.get().dimension


def _hostile(data: Dimension, **given: Any) -> Action:
    action = ActionFactory(
        listed=True,
        transitions=[(data, 1, 2), (None, 0, 1)],
        tags=["paper", "=tag"],
        **{**HOSTILE, **given},
    )
    edition = action.current_edition
    assert edition is not None
    return action


@pytest.mark.parametrize("ending", FORMATS)
def test_every_byte_comes_back(ending: str, tmp_path: Path, data: Dimension) -> None:
    _hostile(data)
    ActionFactory(listed=True, key="k", source_url="https://example.org/k")

    read = read_back(written(ending, tmp_path))

    assert read == list(library_records(own_model()))


@pytest.mark.parametrize("ending", FORMATS)
def test_what_is_here_is_not_added_again_and_elsewhere_it_is_the_same(
    ending: str, tmp_path: Path, data: Dimension
) -> None:
    _hostile(data)
    path = written(ending, tmp_path)
    before = list(library_records(own_model()))
    system = Member.objects.system()
    batch = batch_for(own_model(), by=system, listed_by=system, at=AT)

    here = import_rows(lambda: read_rows(path), batch)
    _move_elsewhere()
    batch = batch_for(own_model(), by=system, listed_by=system, at=AT)
    elsewhere = import_rows(lambda: read_rows(path), batch)

    assert (here.added, here.already_here, elsewhere.added) == (0, 1, 1)
    assert list(library_records(own_model())) == before


def _move_elsewhere() -> None:
    """As if the action had never been here: not listed, and of another uid."""
    Action.objects.update(state="declined", uid="00000000-0000-4000-8000-000000000001")


def test_no_cell_of_a_table_begins_as_a_formula(tmp_path: Path, data: Dimension) -> None:
    _hostile(data)

    text = written("csv", tmp_path).read_text(encoding="utf-8-sig")

    (_, cells) = csv.reader(io.StringIO(text, newline=""))
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_every_cell_of_a_spreadsheet_is_text(ending: str, tmp_path: Path, data: Dimension) -> None:
    _hostile(data)

    book = python_calamine.load_workbook(written(ending, tmp_path))

    rows = book.get_sheet_by_name("Actions").to_python()
    assert {type(cell) for row in rows for cell in row} == {str}
    assert book.sheet_names == ["Actions", "About"]


@given(
    text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    parts=st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))),
)
@trying(max_examples=60, deadline=None)
def test_any_text_and_list_come_back_from_a_row(text: str, parts: list[str]) -> None:
    record: dict[str, Any] = dict.fromkeys(COLUMNS, "") | {
        "why": text,
        "steps": parts,
        "tags": parts,
    }
    record |= {"transitions": [], "resources": [], "beta": True}

    read = row_of_cells(2, HEADINGS, table_row(record))

    assert read.faults == ()
    assert (read.values["why"], read.values["steps"], read.values["tags"]) == (text, parts, parts)


def test_a_step_of_a_table_may_give_its_reason(tmp_path: Path) -> None:
    headings, cells = ["transitions"], ["data:2>3 some, Owned: 1>2, twice.|any:0>1"]

    read = row_of_cells(2, headings, cells)

    assert read.values["transitions"] == [
        {
            "dimension": "data",
            "from_level": 2,
            "to_level": 3,
            "strength": "some",
            "reason": "Owned: 1>2, twice.",
        },
        {"dimension": None, "from_level": 0, "to_level": 1},
    ]


@pytest.mark.parametrize(
    ("cells", "column"), [(["[1", "steps"], "steps"), (["[]", "no-such"], "quoted")]
)
def test_what_is_quoted_wrongly_is_told_by_its_column(cells: list[str], column: str) -> None:
    read = row_of_cells(2, ["steps", "quoted"], cells)

    assert [fault.place for fault in read.faults] == [column]


def test_a_text_that_xlsx_cannot_hold_is_refused_with_what_to_do(tmp_path: Path) -> None:
    ActionFactory(listed=True, body_markdown="x" * 40_000)

    with pytest.raises(ExportRefusedError, match="choose ODS, CSV or JSON"):
        written("xlsx", tmp_path)


def test_only_what_is_listed_is_given_out(client: Client) -> None:
    for state in ("submitted", "changes_asked", "declined", "retired", "merged"):
        ActionFactory(**{state: True}, title=f"Secret {state}")
    ActionFactory(title="Secret draft")
    ActionFactory(listed=True, title="Public")

    given = json.loads(client.get("/actions/export.json").getvalue())

    assert [one["title"] for one in given] == ["Public"]


def test_a_download_names_its_licence_and_its_day(client: Client) -> None:
    response = client.get("/actions/export.csv")
    response.close()

    assert response["Link"] == '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    assert response["Content-Disposition"].startswith('attachment; filename="actions-20')


def test_the_command_writes_a_whole_file_or_none(tmp_path: Path) -> None:
    ActionFactory(listed=True, body_markdown="x" * 40_000)
    (tmp_path / "a.xlsx").write_text("older")

    with pytest.raises(CommandError, match="choose ODS"):
        call_command("export_actions", output=tmp_path / "a.xlsx")
    call_command("export_actions", output=tmp_path / "a.json")

    assert (tmp_path / "a.xlsx").read_text() == "older"
    assert len(read_back(tmp_path / "a.json")) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "a.xlsx"]
