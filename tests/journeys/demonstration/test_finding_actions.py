"""A visitor finds what helps, with and without JavaScript, and gets out where nothing is found."""

import re
from typing import TYPE_CHECKING

from tests.journeys.conftest import Sound
from tests.journeys.steps import (
    filters_in_use,
    follow,
    is_at,
    press,
    search_for,
    titles_found,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page


def total(page: "Page") -> int:
    """How many actions the page says it found."""
    words = page.locator("#found .app-toolbar h2").inner_text()
    return int(re.sub(r"\D", "", words))


def test_words_and_a_filter_are_joined_and_the_filter_can_be_removed(
    any_page: "Page", sound: Sound
) -> None:
    search_for(any_page, "shared data")
    by_words = total(any_page)
    any_page.goto(f"{any_page.url}&dimension=data")
    sound(any_page)
    both = total(any_page)

    assert filters_in_use(any_page) == ["Data"]
    any_page.locator(".app-chip--selected").click()
    any_page.wait_for_url(lambda url: "dimension" not in url)
    any_page.locator(".app-chip--selected").wait_for(state="detached")

    assert 0 < both < by_words
    assert total(any_page) == by_words


def test_results_are_sorted_and_go_on_to_a_second_page(any_page: "Page", sound: Sound) -> None:
    any_page.goto("/actions/?dimension=data")
    first = titles_found(any_page)
    any_page.get_by_label("Sort by").select_option("newest")
    press(any_page, "Sort")
    any_page.wait_for_url("**sort=newest**")
    any_page.goto("/actions/?sort=newest")
    any_page.get_by_role("link", name="Next page").click()
    any_page.wait_for_url("**page=2**")
    any_page.locator("[aria-current=page]", has_text="2").wait_for()
    sound(any_page)

    assert len(titles_found(any_page)) == 20
    assert set(titles_found(any_page)) != set(first)


def test_where_nothing_is_found_a_way_out_leads_to_something(
    any_page: "Page", sound: Sound
) -> None:
    any_page.goto("/actions/?q=dashboard&from=4&dimension=data")
    any_page.get_by_role("heading", name="No action matches all of this").wait_for()
    sound(any_page)

    way_out = any_page.locator(".app-empty li a").first
    way_out.click()
    any_page.locator(".app-result").first.wait_for()

    assert titles_found(any_page) != []


def test_an_action_found_is_read(any_page: "Page", sound: Sound) -> None:
    search_for(any_page, "log why people call")
    sound(any_page)
    title = titles_found(any_page)[0]

    follow(any_page, title)

    is_at(any_page, title)
    sound(any_page)


def test_a_misspelt_word_finds_what_was_meant(page: "Page", sound: Sound) -> None:
    search_for(page, "dashbord")
    sound(page)

    assert "dashboard" in page.locator("#found").inner_text().lower()
    assert titles_found(page) != []
