"""What JavaScript adds to finding: suggestions while typing, results that follow each tick."""

from typing import TYPE_CHECKING

import pytest

from tests.factories.library import ActionFactory
from tests.factories.model_releases import make_release

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def library(transactional_db: None) -> None:
    """Three listed actions of the site's own model, two of them without cost."""
    release = make_release(dimensions=["soil"], levels=3)
    soil = release.dimensions.get().dimension
    for title, slug, cost in [
        ("Compost the leaves", "leaves", "none"),
        ("Compost the peel", "peel", "none"),
        ("Water the beds", "beds", "under-5k"),
    ]:
        ActionFactory(listed=True, title=title, slug=slug, cost=cost, transitions=[(soil, 1, 2)])


def found(page: "Page") -> list[str]:
    return sorted(page.locator(".app-result h3").all_inner_texts())


@pytest.mark.usefixtures("library")
def test_suggestions_are_chosen_by_keyboard(page: "Page") -> None:
    page.goto("/cookies/")
    box = page.get_by_role("combobox", name="Search actions")

    box.press_sequentially("compo")
    page.get_by_role("option").first.wait_for()
    box.press("ArrowUp")

    assert sorted(page.get_by_role("option").all_inner_texts()) == [
        "Compost the leaves",
        "Compost the peel",
    ]
    chosen = page.locator("[aria-selected=true]")
    assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant")
    title = chosen.inner_text()
    box.press("Enter")
    page.wait_for_url("**/actions/*/")
    assert page.get_by_role("heading", level=1).inner_text() == title


@pytest.mark.usefixtures("library")
def test_suggestions_close_with_escape_and_the_words_stay(page: "Page") -> None:
    page.goto("/cookies/")
    box = page.get_by_role("combobox", name="Search actions")

    box.press_sequentially("compo")
    page.get_by_role("option").first.wait_for()
    box.press("Escape")

    assert (box.get_attribute("aria-expanded"), box.input_value()) == ("false", "compo")


@pytest.mark.usefixtures("library")
def test_enter_without_a_choice_searches_for_the_words(any_page: "Page") -> None:
    any_page.goto("/nowhere/")
    box = any_page.get_by_label("Words to find")

    box.press_sequentially("compost")
    box.press("Enter")
    any_page.wait_for_url("**/actions/?q=compost")

    assert found(any_page) == ["Compost the leaves", "Compost the peel"]


@pytest.mark.usefixtures("library")
def test_results_follow_a_tick_keep_the_focus_and_come_back(page: "Page") -> None:
    page.goto("/actions/")
    tick = page.locator("#cost-none")

    tick.focus()
    tick.press("Space")
    page.wait_for_url("**/actions/?*cost=none*")
    page.locator(".app-chip--selected").wait_for()

    assert found(page) == ["Compost the leaves", "Compost the peel"]
    assert page.evaluate("document.activeElement.id") == "cost-none"
    assert page.locator("body > [role=status]").inner_text() == "2 actions"
    page.go_back()
    page.locator(".app-chip--selected").wait_for(state="detached")
    assert found(page) == ["Compost the leaves", "Compost the peel", "Water the beds"]


@pytest.mark.usefixtures("library")
def test_without_javascript_the_button_applies_the_ticks(plain_page: "Page") -> None:
    plain_page.goto("/actions/")

    plain_page.locator("#cost-none").check()
    plain_page.get_by_role("button", name="Apply filters").click()

    assert found(plain_page) == ["Compost the leaves", "Compost the peel"]
