"""Whoever takes a wrong turn is told so in a sentence, and finds the way back."""

from typing import TYPE_CHECKING

import pytest

from tests.factories.model_releases import make_release
from tests.journeys.conftest import Sound

if TYPE_CHECKING:
    from playwright.sync_api import Page

WRONG_TURNS = {
    "/nowhere/": (404, "Page not found"),
    "/model/9.9.json": (404, "Page not found"),
    "/actions/?q=%00": (400, "That text cannot be read"),
}


@pytest.mark.parametrize("address", WRONG_TURNS)
def test_a_wrong_turn_ends_in_a_sentence_and_a_way_back(
    any_page: "Page", sound: Sound, transactional_db: None, address: str
) -> None:
    make_release()
    answer = any_page.goto(address)
    heading = any_page.get_by_role("heading", level=1).inner_text()
    sound(any_page)

    assert answer is not None
    assert (answer.status, heading) == WRONG_TURNS[address]
    any_page.locator("a.app-header__name").click()
    any_page.wait_for_url(lambda url: url.count("/") == 3)
