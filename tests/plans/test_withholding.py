"""A plan is published item by item: what its council keeps back, nobody else finds."""

from io import BytesIO

import pytest
from django.test import Client
from docx import Document
from openpyxl import load_workbook

from community.models import Membership
from plans.models import Plan, PlanEvent, PlannedAction
from plans.operations.changing import words_of
from tests.assessments.pages import words_of as words_of_page
from tests.factories.library import ActionFactory
from tests.factories.plans import PlanFactory, PlannedActionFactory
from tests.plans.people import client_of

pytestmark = pytest.mark.django_db
KEPT, SHOWN = "Kept in the drawer", "Shown to all"


@pytest.fixture
def plan() -> Plan:
    """A published plan with an item that is shown and one, done and late, that is kept back."""
    made: Plan = PlanFactory(published=True)
    for title, is_withheld in ((SHOWN, False), (KEPT, True)):
        item = PlannedActionFactory(plan=made, action=_action(title), is_withheld=is_withheld)
        assert item.title == title
    return made


def _action(title: str) -> object:
    return ActionFactory(listed=True, title=title, transitions=[(None, 1, 2)])


def _kept(plan: Plan) -> PlannedAction:
    return plan.items.get(is_withheld=True)


def _address(plan: Plan) -> str:
    return f"{plan.get_absolute_url()}{_kept(plan).uid}/"


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_an_export_holds_it_for_its_council_only(plan: Plan, kind: str) -> None:
    files = [
        client.get(f"{plan.get_absolute_url()[:-1]}.{kind}").content
        for client in (Client(), client_of(plan.council))
    ]

    assert [KEPT in _text(kind, one) for one in files] == [False, True]
    assert [SHOWN in _text(kind, one) for one in files] == [True, True]


def _text(kind: str, file: bytes) -> str:
    if kind == "docx":
        document = Document(BytesIO(file))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return " ".join(cells)
    sheets = load_workbook(BytesIO(file)).worksheets
    return " ".join(str(value) for one in sheets for row in one.values for value in row)


def test_the_page_counts_and_names_only_what_is_shown(plan: Plan, client: Client) -> None:
    page = words_of_page(client.get(plan.get_absolute_url()))
    council = words_of_page(client.get(f"/councils/{plan.council.slug}/"))

    assert (KEPT in page, SHOWN in page) == (False, True)
    assert "1 action" in page
    assert "1 action" in council


def test_its_address_does_not_exist_for_others(plan: Plan, client: Client) -> None:
    assert client.get(_address(plan)).status_code == 404
    assert client_of(plan.council).get(_address(plan)).status_code == 200


def test_its_council_reads_that_it_is_not_published(plan: Plan) -> None:
    page = words_of_page(client_of(plan.council).get(plan.get_absolute_url()))

    assert page.count("Not published with the plan") == 1


def test_an_editor_keeps_an_item_back_and_the_history_says_so(plan: Plan, client: Client) -> None:
    shown = plan.items.get(is_withheld=False)
    form = {"seen_version": shown.version, "status": "planned", "is_withheld": "on"}

    editor = client_of(plan.council, Membership.Role.EDITOR)
    editor.post(f"{plan.get_absolute_url()}{shown.uid}/", form)

    shown.refresh_from_db()
    assert words_of(shown).is_withheld
    event = PlanEvent.objects.get(item=shown)
    assert (event.what, event.why) == ("changed", "whether it is published")
    assert SHOWN not in words_of_page(client.get(plan.get_absolute_url()))
