"""Every field in the admin that somebody sees says, in our words, what belongs in it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django import forms
from django.test import Client
from django.urls import resolve
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from feedback.views.desk_steps import STEPS
from model_releases.workflows import ReviewTask
from tests.architecture.addresses.worlds import World, make_world
from tests.architecture.test_addresses import LINES
from tests.factories.community import JoinRequestFactory, MemberFactory
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db
ROLES = ("curator", "maintainer", "moderator", "operator")
# What a person types into or chooses from
VISIBLE = "main input:not([type=hidden], [type=submit]), main select, main textarea"
NOT_OURS = ("/admin/pages/", "/admin/reports/")
HTML, OK = "text/html", 200
SENTENCE = re.compile(r"[A-Z“].*[.?]$", re.DOTALL)


def _page_types() -> list[type[Page]]:
    return [model for model in get_page_models() if model is not Page]


def _panels(panel: Any) -> Iterator[FieldPanel]:
    """Every panel of a field, at any depth."""
    if isinstance(panel, FieldPanel):
        yield panel
    for child in getattr(panel, "children", ()):
        yield from _panels(child)


def _blocks(block: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every block inside another that is a field to an editor, with where it stands."""
    for name, child in getattr(block, "child_blocks", {}).items():
        here = f"{path}.{name}"
        is_only_a_row = isinstance(block, BaseStreamBlock) and isinstance(child, BaseStructBlock)
        if not is_only_a_row:  # its label is a heading, and its fields speak for themselves
            yield here, child
        yield from _blocks(child, here)


def _help_of(block: Any) -> str:
    """A block of one field keeps its help with the field, any other with itself."""
    field = getattr(block, "field", None)
    return str((field.help_text if field else getattr(block.meta, "help_text", "")) or "")


def _is_said(label: str, help_text: str) -> bool:
    return bool(label.strip()) and SENTENCE.fullmatch(help_text.strip()) is not None


@pytest.mark.parametrize("model", _page_types(), ids=lambda model: model.__name__)
def test_every_panel_of_a_page_type_says_what_belongs_there(model: type[Page]) -> None:
    panels = list(_panels(model.get_edit_handler()))
    form = model.get_edit_handler().get_form_class()()

    silent = [
        panel.field_name
        for panel in panels
        if not _is_said(str(form[panel.field_name].label), str(panel.help_text))
    ]

    assert (len(panels) > 4, silent) == (True, [])


@pytest.mark.parametrize("model", _page_types(), ids=lambda model: model.__name__)
def test_every_part_of_a_stream_says_what_belongs_there(model: type[Page]) -> None:
    streams = [
        (field.name, field.stream_block)
        for field in model._meta.get_fields()
        if hasattr(field, "stream_block")
    ]
    parts = [part for name, block in streams for part in _blocks(block, name)]

    silent = [path for path, block in parts if not _is_said(str(block.label), _help_of(block))]

    assert (len(parts) > 4, silent) == (True, [])


def test_the_walk_through_a_stream_can_fail() -> None:
    inner = blocks.StructBlock([("silent", blocks.CharBlock())])
    outer = blocks.StreamBlock([("row", blocks.StructBlock([("list", inner)]))])

    assert [path for path, _ in _blocks(outer, "text")] == ["text.row.list", "text.row.list.silent"]


@pytest.mark.parametrize("step", STEPS)
def test_every_form_of_the_proposals_desk_says_what_belongs_there(step: str) -> None:
    assert _silent(STEPS[step].form()) == []


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_the_answers_to_a_review_say_what_belongs_there(action: str) -> None:
    assert _silent(ReviewTask().get_form_for_action(action)()) == []


def _silent(form: forms.Form) -> list[str]:
    return [
        field.name
        for field in form
        if not field.is_hidden and not _is_said(str(field.label), str(field.help_text))
    ]


def test_nothing_else_has_a_form_in_the_admin() -> None:
    resolve("/admin/")  # whoever asks first makes Wagtail read the hooks
    made = [one for one in viewsets.viewsets if isinstance(one, ModelViewSet)]
    ours = [one for one in made if not one.model.__module__.startswith(("wagtail.", "django."))]

    # Wagtail's own lists of groups, users and the like let nobody in: test_wagtails_addresses.py
    assert (get_snippet_models(), [one.model.__name__ for one in ours]) == ([], ["Member"])


@pytest.fixture
def world() -> World:
    """Ten people and a thing in each state; and things that nobody has answered, for the desks."""
    world = make_world()
    ActionFactory(submitted=True, author=MemberFactory())
    JoinRequestFactory()
    return world


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_every_field_on_a_page_of_ours_is_labelled_and_explained(world: World, role: str) -> None:
    client = Client()
    reader = world.people[role]
    assert reader is not None
    client.force_login(reader)
    pages = {address: _page(client, address) for address in _addresses(world, role)}

    fields = {
        (address, str(field.get("name"))): _beside(page, field)
        for address, page in pages.items()
        if page is not None
        for field in page.select(VISIBLE)
    }

    assert len(fields) > 3
    assert {place: said for place, said in fields.items() if not _is_said(*said)} == {}


def _addresses(world: World, role: str) -> set[str]:
    """Our pages in the tables; Wagtail's editor is drawn by scripts, from panels and blocks."""
    lines = (line for line in LINES if line.method == "GET" and line.address.startswith("/admin/"))
    found = {line.address.format_map(world.names[role]) for line in lines}
    return {one for one in found if not one.startswith(NOT_OURS)} | {"/admin/"}


def _page(client: Client, address: str) -> BeautifulSoup | None:
    answer = client.get(address)
    is_page = answer.status_code == OK and answer.headers["Content-Type"].startswith(HTML)
    return BeautifulSoup(answer.content, "html.parser") if is_page else None


def _beside(page: BeautifulSoup, field: Tag) -> tuple[str, str]:
    """The words of a field's label, and those that describe it to whoever hears the page."""
    label = page.select_one(f"label[for='{field.get('id')}']")
    described = str(field.get("aria-describedby", "")).split()
    helps = [page.find(id=one) for one in described]
    return (
        " ".join(label.text.split()) if label else "",
        " ".join(" ".join(one.text.split()) for one in helps if one),
    )
