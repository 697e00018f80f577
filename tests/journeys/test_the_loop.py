"""The loop, from start to end: on a desk, and on a phone without JavaScript.

Maintainers work at a desk with JavaScript in both: Wagtail's editor needs it.
"""

from typing import TYPE_CHECKING

import pytest

from community.models import Member
from community.models.members import Role
from model_releases.models import Release
from tests.factories.community import CouncilFactory, MemberFactory, MembershipFactory
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release
from tests.journeys import loop_council, loop_model
from tests.journeys.conftest import NARROW, WIDE, OpenPage, Sound
from tests.journeys.steps import is_at, let_sign_in, main_of, sign_in, titles_found

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.timeout(600)
PHONE = "phone without JavaScript"
MAINTAINERS = ("maintainer", "second")
NOTICES = "/accounts/notices/"


@pytest.fixture
def release(transactional_db: None) -> Release:
    """The release that everything starts from: two dimensions, three levels."""
    return make_release("1.0", ["soil", "water"])


@pytest.fixture
def people(release: Release) -> dict[str, Member]:
    """Who walks, by what they are here; a library with one action, written by the member."""
    ashmere = CouncilFactory(name="Ashmere", slug="ashmere")
    walking = {name: MemberFactory(roles=[Role.MAINTAINER]) for name in MAINTAINERS}
    walking["member"] = MemberFactory()
    for role in ("editor", "lead"):
        walking[role] = MembershipFactory(council=ashmere, role=role).member
    soil = release.dimensions.get(code="soil").dimension
    ActionFactory(
        listed=True,
        author=walking["member"],
        title=loop_council.ACTION,
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
    pages = {}
    for name in (*people, "visitor"):
        is_phone = request.param == PHONE and name not in MAINTAINERS
        pages[name] = open_page(width=NARROW if is_phone else WIDE, javascript=not is_phone)
    for name, member in people.items():
        pages[name].goto("/cookies/")
        sign_in(pages[name], member.email)
    return pages


def test_the_loop_closes(
    pages: dict[str, "Page"], people: dict[str, Member], release: Release, sound: Sound
) -> None:
    member, editor, visitor = pages["member"], pages["editor"], pages["visitor"]

    loop_model.propose_a_change(member)
    loop_model.support(editor)
    loop_model.decide(pages["maintainer"])
    visitor.goto("/proposals/1/")
    sound(visitor)

    loop_council.assess(editor)
    loop_council.sign_off(pages["lead"])
    loop_council.set_target(editor)
    loop_council.plan_what_is_suggested(editor)
    sound(editor)

    writer, approver = (people[name] for name in MAINTAINERS)
    loop_model.freeze_the_next(release, writer=writer, approver=approver)
    visitor.goto("/model/2.0/soil/")
    words = main_of(visitor).inner_text()
    loop_council.carry_the_assessment(editor)
    sound(editor)
    loop_council.carry_the_plan(editor)
    sound(editor)

    loop_council.finish(editor)
    loop_council.tell_what_worked(editor)
    member.goto(NOTICES)
    sound(member)
    told = main_of(member).inner_text()
    member.get_by_role("link", name="Ashmere used your action. It worked").click()
    is_at(member, loop_council.ACTION)
    visitor.goto("/actions/?evidence=tried")
    found = titles_found(visitor)
    visitor.goto("/councils/ashmere/")
    sound(visitor)

    assert loop_model.WORDS in words
    assert f"Proposal 1, “{loop_model.TITLE}”" in told
    assert found == [loop_council.ACTION]
    assert [visitor.get_by_text(text).count() for text in _PUBLISHED_AND_NOT] == [1, 0]


_PUBLISHED_AND_NOT = (loop_council.ASSESSMENT, loop_council.PLAN)
