"""A council's editor tells what an action did for them; its author reads it among the notices."""

from typing import TYPE_CHECKING

import pytest

from tests.factories.community import MemberFactory, MembershipFactory
from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release
from tests.journeys.conftest import Sound
from tests.journeys.steps import (
    errors_said,
    follow,
    is_at,
    let_sign_in,
    main_of,
    press,
    sign_in,
    sign_out,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

EDITOR, AUTHOR = "amara@example.org", "wren@example.org"


@pytest.fixture(autouse=True)
def _an_action_its_author_and_an_editor(transactional_db: None) -> None:
    soil = make_release(dimensions=["soil"]).dimensions.get().dimension
    author = MemberFactory(email=AUTHOR)
    ActionFactory(
        listed=True,
        author=author,
        title="Compost the peel",
        slug="peel",
        transitions=[(soil, 1, 2)],
    )
    editor = MembershipFactory(member__email=EDITOR, council__name="Ashmere", role="editor").member
    for member in (author, editor):
        let_sign_in(member)


def test_an_editor_tells_and_the_author_reads_it(any_page: "Page", sound: Sound) -> None:
    page = any_page
    page.goto("/cookies/")
    sign_in(page, EDITOR)
    page.goto("/actions/peel/")
    follow(page, "Tell others what you did")
    is_at(page, "Tell others what you did")
    sound(page)
    main_of(page).get_by_label("It worked in part").check()
    page.get_by_label("Cost in pounds").fill("about 50")
    page.get_by_label("What happened").fill("The worms came in May.")

    press(page, "Publish what we did")

    said = errors_said(page)
    sound(page)
    page.get_by_label("Month in which you did it").select_option("May")
    page.get_by_label("Cost in pounds").fill("£50")
    press(page, "Publish what we did")
    is_at(page, "Compost the peel")
    sound(page)
    row = page.locator("#reports tbody tr").inner_text().split()
    assert said == [
        "Choose the month in which you did it",
        "Enter whole pounds in figures, such as 1200",
    ]
    assert {"Ashmere", "£50"} <= set(row)

    sign_out(page)
    sign_in(page, AUTHOR)
    page.locator(".app-header").get_by_role("link", name="Notices (1) new").click()
    is_at(page, "Notices")
    sound(page)
    follow(page, "Ashmere used your action. It worked in part: “Compost the peel”.")
    is_at(page, "Compost the peel")
    assert page.locator(".app-header [href='/accounts/notices/']").text_content() == "Notices"
