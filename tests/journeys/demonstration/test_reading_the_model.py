"""A visitor reads the current release, sees what changed, and takes a copy home."""

from typing import TYPE_CHECKING

from model_releases.operations.verifying import verify_file
from tests.journeys.conftest import Sound
from tests.journeys.steps import follow, is_at

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_visitor_reads_a_dimension_and_jumps_to_a_passage(any_page: "Page", sound: Sound) -> None:
    any_page.goto("/")
    sound(any_page)
    any_page.get_by_label("Main").get_by_role("link", name="Model").click()
    is_at(any_page, "Demonstration model")
    sound(any_page)
    any_page.locator("figure a[href='/model/0.2/data/#level-3']:visible").first.click()
    is_at(any_page, "Data")
    sound(any_page)

    level = any_page.locator("#level-3")

    assert any_page.url.endswith("/model/0.2/data/#level-3")
    assert level.locator("h3").all_inner_texts() == [
        "Ownership",
        "Quality",
        "Standards and sharing",
        "Use",
        "Fairness",
    ]
    assert level.evaluate("it => it.getBoundingClientRect().top < innerHeight")


def test_a_visitor_sees_what_changed_since_the_release_before(
    any_page: "Page", sound: Sound
) -> None:
    any_page.goto("/model/0.2/data/")
    follow(any_page, "Changed in 0.2")
    is_at(any_page, "What changed from 0.1 to 0.2")
    sound(any_page)

    here, _, ident = any_page.url.partition("#")
    data = any_page.locator(f"section[id='{ident}']")

    assert here.endswith("/model/0.1/compare/0.2/")
    assert data.get_by_role("heading", level=2).inner_text() == "Data"
    assert "Fairness" in data.inner_text()


def test_a_visitor_takes_a_copy_home_that_proves_itself(any_page: "Page") -> None:
    any_page.goto("/model/")
    address = any_page.get_by_role("link", name="Download as JSON").get_attribute("href")

    copy = any_page.request.get(str(address)).body()

    assert verify_file(copy).content["number"] == "0.2"


def test_a_visitor_goes_back_to_the_first_release(any_page: "Page", sound: Sound) -> None:
    any_page.goto("/model/")
    any_page.locator("#releases").get_by_role("link", name="0.1", exact=True).click()
    any_page.get_by_text("Superseded").first.wait_for()
    sound(any_page)

    follow(any_page, "0.2")

    any_page.get_by_text("Current").first.wait_for()
    assert any_page.url.endswith("/model/0.2/")
