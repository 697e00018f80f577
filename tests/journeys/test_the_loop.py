"""The loop, from start to end: on a desk, and on a phone without JavaScript."""

from typing import TYPE_CHECKING

import pytest

from community.models import Member
from tests.factories.community import CouncilFactory, MemberFactory, MembershipFactory
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release
from tests.journeys import loop
from tests.journeys.conftest import NARROW, WIDE, OpenPage, Sound
from tests.journeys.steps import is_at, let_sign_in, sign_in, titles_found

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.timeout(600)
PHONE = "phone without JavaScript"


@pytest.fixture
def people(transactional_db: None) -> dict[str, Member]:
    """Who walks, by what they are here; a library with one action that its author has listed."""
    soil = make_release("1.0", ["soil", "water"]).dimensions.get(code="soil").dimension
    council = CouncilFactory(name="Ashmere", slug="ashmere")
    walking = {
        "member": MemberFactory(email="member@example.org"),
        "editor": MembershipFactory(
            member__email="editor@example.org", council=council, role="editor"
        ).member,
        "lead": MembershipFactory(
            member__email="lead@example.org", council=council, role="lead"
        ).member,
    }
    ActionFactory(
        listed=True,
        author=walking["member"],
        title=loop.ACTION,
        slug="peel",
        transitions=[(soil, 1, 2)],
    )
    for member in walking.values():
        let_sign_in(member)
    return walking


@pytest.fixture(params=["desk", PHONE])
def pages(
    request: pytest.FixtureRequest, open_page: OpenPage, people: dict[str, Member]
) -> dict[str, "Page"]:
    """A page for each of them, signed in, and one for a visitor."""
    is_phone = request.param == PHONE
    device = {"width": NARROW if is_phone else WIDE, "javascript": not is_phone}
    pages = {name: open_page(**device) for name in (*people, "visitor")}
    for name, member in people.items():
        pages[name].goto("/cookies/")
        sign_in(pages[name], member.email)
    return pages


def test_a_plan_leads_from_where_one_stands_to_what_worked(
    pages: dict[str, "Page"], sound: Sound
) -> None:
    editor, visitor = pages["editor"], pages["visitor"]
    loop.assess(editor)
    sound(editor)
    loop.sign_off(pages["lead"])
    loop.set_target(editor)
    loop.plan_what_is_suggested(editor)
    sound(editor)
    loop.finish(editor)
    loop.tell_what_worked(editor)

    visitor.goto("/actions/?evidence=tried")
    found = titles_found(visitor)
    visitor.goto("/councils/ashmere/")
    is_at(visitor, "Ashmere")
    sound(visitor)
    told = pages["member"]
    told.goto("/accounts/notices/")
    told.get_by_role("link", name="Ashmere used your action. It worked").click()
    is_at(told, loop.ACTION)

    assert found == [loop.ACTION]
    assert visitor.get_by_role("link", name=loop.ASSESSMENT).count() == 1
    assert visitor.get_by_text("Better soil").count() == 0
    assert "No new money" in told.locator("#reports tbody").inner_text()
