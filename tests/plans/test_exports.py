"""A plan as DOCX and XLSX, read back: what it says, whose words, and that nothing is a formula."""

import datetime
import zipfile
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from community.models import Membership
from plans.exports.formats import FORMATS
from plans.models import Plan
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release
from tests.factories.plans import PlanFactory, PlannedActionFactory
from tests.plans.people import client_of
from ui.licences import licence_address

pytestmark = pytest.mark.django_db
HOSTILE = ("=1+1", "+44 1632", "-cmd", "@SUM(A1)", "\t=2", '=HYPERLINK("https://x")')
WORDS = "Data as it is at level 1, “whole”,\nover two lines\n" + "x" * 40_000


@pytest.fixture
def plan(db: None) -> Plan:
    release = make_release("1.0", texts={("data", 1): WORDS})
    plan: Plan = PlanFactory(title="Digital action plan", release=release)
    PlannedActionFactory(
        plan=plan,
        action=ActionFactory(listed=True, title="Roof"),
        owner_name="A. Nother",
        notes="Ask again",
        due_on=datetime.date(2027, 3, 31),
        cost_pounds=4500,
        proof="https://example.org/minutes",
    )
    return plan


def _file(client: Client, plan: Plan, ending: str) -> bytes:
    answer = client.get(f"{plan.get_absolute_url()[:-1]}.{ending}")
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="{plan.title.lower().replace(" ", "-")}.{ending}"'
    )
    return answer.content


def _sheets(client: Client, plan: Plan) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(_file(client, plan, "xlsx")))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def _document(client: Client, plan: Plan) -> WordDocument:
    return Document(BytesIO(_file(client, plan, "docx")))


def _facts(plan: Plan) -> list[list[str]]:
    return [
        ["Plan", "Digital action plan"],
        ["Council", plan.council.name],
        ["Model", f"{plan.release.model.name}, release 1.0"],
        ["SHA-256 of the release", plan.release.content_sha256],
        ["Attribution", "Those who wrote it"],
        ["Licence of the model", "CC BY 4.0"],
        ["Licence text", "https://creativecommons.org/licenses/by/4.0/"],
        ["Model text", "The words of the model stand here unmodified, apart from the plan."],
    ]


def test_the_workbook_has_days_as_days_and_pounds_as_numbers(plan: Plan) -> None:
    heads, row = _sheets(client_of(plan.council), plan)["Actions"]

    assert heads == [
        *("Action", "Dimension", "From level", "To level", "Starts on", "Due on"),
        *("Cost in pounds", "Status", "Proof", "Owner", "Notes"),
    ]
    assert row == [
        *("Roof", "Data", "1 Stage 1", "2 Stage 2", "", datetime.date(2027, 3, 31), 4500.0),
        *("Planned", "https://example.org/minutes", "A. Nother", "Ask again"),
    ]


def test_the_workbook_says_what_it_goes_by(plan: Plan) -> None:
    about = _sheets(client_of(plan.council), plan)["About this plan"]

    assert about[1:] == _facts(plan)


def test_the_words_of_the_model_are_whole_and_apart(plan: Plan) -> None:
    rows = _sheets(client_of(plan.council), plan)["Model text, unmodified"]

    texts = "".join(row[3] for row in rows[1:])
    assert texts == WORDS + "Data as it is at level 2."
    assert [row[:2] for row in rows[1:]] == [["Data", "1 Stage 1"], ["", ""], ["Data", "2 Stage 2"]]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_becomes_a_formula(plan: Plan, text: str) -> None:
    plan.title = text
    plan.save(update_fields=["title"])
    words = {"notes": text, "owner_name": text}
    PlannedActionFactory(plan=plan, action=ActionFactory(listed=True, title=text), **words)
    client = client_of(plan.council)

    raw = client.get(f"{plan.get_absolute_url()[:-1]}.xlsx").content
    book = CalamineWorkbook.from_filelike(BytesIO(raw))
    sheet = book.get_sheet_by_name("Actions")

    assert [sheet.to_python()[2][place] for place in (0, 9, 10)] == [text] * 3
    assert list(filter(None, _formulas(raw))) == []


def _formulas(raw: bytes) -> list[str]:
    """What stands in formula cells of any sheet."""
    with zipfile.ZipFile(BytesIO(raw)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        return [name for name in sheets if b"<f>" in parts.read(name)]


def test_the_document_says_what_it_goes_by(plan: Plan) -> None:
    document = _document(client_of(plan.council), plan)

    lines = [line.text for line in document.paragraphs]
    said = [": ".join(fact) for fact in _facts(plan)[1:]]
    assert (lines[0], lines[1 : len(said) + 1]) == ("Digital action plan", said)
    links = {one.reltype.rsplit("/", 1)[1]: one for one in document.part.rels.values()}
    assert links["hyperlink"].target_ref == "https://creativecommons.org/licenses/by/4.0/"


def test_the_documents_table_can_be_read_out(plan: Plan) -> None:
    (table,) = _document(client_of(plan.council), plan).tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Action", "Closes the gap", "Starts", "Due", "Cost", "Status", "Owner"],
        [
            *("Roof", "Data: 1 Stage 1 to 2 Stage 2", "", "31 March 2027", "£4,500", "Planned"),
            "A. Nother",
        ],
    ]
    first = table.rows[0]._tr.trPr
    assert first is not None
    assert first.find(qn("w:tblHeader")) is not None
    captions = [one.get(qn("w:val")) for one in table._tbl.tblPr.iter(qn("w:tblCaption"))]
    assert captions == ["Planned actions"]


def test_the_document_keeps_the_councils_words_apart_from_the_models(plan: Plan) -> None:
    document = _document(client_of(plan.council), plan)

    styled = ((line.text, line.style) for line in document.paragraphs)
    heads = [text for text, style in styled if style and str(style.name).startswith("Heading")]
    assert heads == [
        *("Actions", "In the council’s own words", "Roof"),
        *("The words of the model, release 1.0, unmodified", "Data", "1 Stage 1", "2 Stage 2"),
    ]
    whole = [line.text for line in document.paragraphs]
    assert WORDS in whole


def test_what_no_document_may_hold_is_left_out(plan: Plan) -> None:
    PlannedActionFactory(plan=plan, notes="Page\x0cbreak and bell\x07")

    lines = [line.text for line in _document(client_of(plan.council), plan).paragraphs]

    assert "Pagebreak and bell" in lines


def test_the_public_gets_files_without_notes_and_names(client: Client, plan: Plan) -> None:
    client_of(plan.council, Membership.Role.LEAD).post(f"{plan.get_absolute_url()}publish/")

    sheet = _sheets(client, plan)["Actions"]
    document = _document(client, plan)

    assert sheet[0][-1] == "Proof"
    told = [line.text for line in document.paragraphs]
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    for secret in ("Ask again", "A. Nother"):
        assert secret not in str([sheet, told, cells])


def test_an_empty_plan_can_be_exported(db: None) -> None:
    plan = PlanFactory(title="Digital action plan")
    client = client_of(plan.council)

    lines = [line.text for line in _document(client, plan).paragraphs]

    assert ("Nothing is planned yet." in lines, len(_sheets(client, plan)["Actions"])) == (True, 1)


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC BY-ND 4.0", "https://creativecommons.org/licenses/by-nd/4.0/"),
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("Open Government Licence v3.0", ""),
    ],
)
def test_a_licence_leads_to_its_text(licence: str, address: str) -> None:
    assert licence_address(licence) == address


@pytest.mark.parametrize("ending", FORMATS)
def test_each_format_is_linked_from_the_plan_and_named_as_what_it_is(
    plan: Plan, ending: str
) -> None:
    client, address = client_of(plan.council), f"{plan.get_absolute_url()[:-1]}.{ending}"

    answer, page = client.get(address), client.get(plan.get_absolute_url())

    assert answer.headers["Content-Type"] == FORMATS[ending].content_type
    assert f'href="{address}">{FORMATS[ending].words}</a>' in page.text


def test_another_ending_is_as_if_the_plan_were_not_there(plan: Plan) -> None:
    client, of_council = client_of(plan.council), f"/councils/{plan.council.slug}/plans/"

    unknown = client.get(f"{plan.get_absolute_url()[:-1]}.exe")
    absent = client.get(f"{of_council}{uuid4()}.docx")

    assert (unknown.status_code, unknown.content) == (404, absent.content)
