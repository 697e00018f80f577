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


Pages = dict[str, "Page"]


def test_the_loop_closes(pages: Pages, sound: Sound) -> None:
    _words_are_bettered(pages, sound)
    _a_council_plans(pages, sound)
    _the_next_release_is_made(writer=pages["maintainer"], approver=pages["second"])
    _all_is_carried(pages, sound)
    _others_hear_what_worked(pages, sound)


def _words_are_bettered(pages: Pages, sound: Sound) -> None:
    loop_model.propose_a_change(pages["member"])
    loop_model.support(pages["editor"])
    loop_model.decide(pages["maintainer"])
    pages["visitor"].goto("/proposals/1/")
    sound(pages["visitor"])


def _a_council_plans(pages: Pages, sound: Sound) -> None:
    editor = pages["editor"]
    loop_council.assess(editor)
    loop_council.sign_off(pages["lead"])
    loop_council.set_target(editor)
    loop_council.plan_what_is_suggested(editor)
    sound(editor)


def _the_next_release_is_made(*, writer: "Page", approver: "Page") -> None:
    loop_model.open_the_next(writer)
    loop_model.bring_in(writer)
    loop_model.say_how_far(writer)
    loop_model.hand_in(writer)
    loop_model.approve(approver)
    loop_model.freeze(approver)


def _all_is_carried(pages: Pages, sound: Sound) -> None:
    editor, visitor = pages["editor"], pages["visitor"]
    visitor.goto("/proposals/1/")
    main_of(visitor).get_by_role("link", name="Release 2.0", exact=True).click()
    visitor.goto("/model/2.0/soil/")
    assert loop_model.WORDS in main_of(visitor).inner_text()
    loop_council.carry_the_assessment(editor)
    sound(editor)
    loop_council.carry_the_plan(editor)
    sound(editor)


def _others_hear_what_worked(pages: Pages, sound: Sound) -> None:
    editor, member, visitor = pages["editor"], pages["member"], pages["visitor"]
    loop_council.finish(editor)
    loop_council.tell_what_worked(editor)
    member.goto(NOTICES)
    sound(member)
    assert f"Proposal 1, “{loop_model.TITLE}”" in main_of(member).inner_text()
    member.get_by_role("link", name="Ashmere used your action. It worked").click()
    is_at(member, loop_council.ACTION)
    visitor.goto("/actions/?evidence=tried")
    assert titles_found(visitor) == [loop_council.ACTION]
    visitor.goto("/councils/ashmere/")
    sound(visitor)
    published_and_not = (loop_council.ASSESSMENT, loop_council.PLAN)
    assert [visitor.get_by_text(text).count() for text in published_and_not] == [1, 0]
