"""The loop as people walk it, one step each: from words that are unclear to the next release."""

from typing import TYPE_CHECKING

from tests.journeys.steps import follow, is_at, main_of, press

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

TITLE = "Say how deep to dig"
PAGES = ("A model of ours 2.0", "Soil", "Water")
# The one that asks for no comment
APPROVE = "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])"
WORDS = "The bed is dug one spade deep, and its owner says when."


def propose_a_change(page: "Page") -> None:
    """The member, from the first passage of the dimension, to the page of what was received."""
    page.goto("/model/1.0/soil/")
    main_of(page).get_by_role("link", name="Propose a change to this passage").first.click()
    is_at(page, "Propose a change")
    main_of(page).locator("input[name=kind][value=wording]").check()
    page.get_by_label("Your proposal in one line").fill(TITLE)
    page.get_by_label("Why", exact=True).fill("Every gardener digs another depth.")
    page.get_by_label("The words that should stand instead").fill(WORDS)
    press(page, "Save and see what is like it")
    is_at(page, "Before you send it")
    press(page, "Send it to the maintainers")
    page.locator(".app-notice--success").wait_for()


def support(page: "Page") -> None:
    """A reader finds it in the queue and supports it."""
    page.goto("/proposals/")
    follow(page, TITLE)
    is_at(page, TITLE)
    press(page, "Support this proposal")
    main_of(page).get_by_role("button", name="Take your vote back").wait_for()


def decide(page: "Page") -> None:
    """A maintainer takes it from the desk's queue to an acceptance, saying why at each step."""
    page.goto("/admin/proposals/")
    page.get_by_role("link", name=TITLE).first.click()
    _take(page, "triage", "Keep it as triaged", why="Read, and it is clear.")
    _take(page, "discuss", "Open the discussion", why="What do you think?")
    proposing = _form(page, "propose")
    proposing.get_by_label("Outcome").select_option("accepted")
    _take(page, "propose", "Put it on the table", reasons="It is clearer so.")
    _take(page, "decide", "Decide as proposed", without_call="Nobody objected.")
    page.get_by_text("Accepted").first.wait_for()


def _form(page: "Page", step: str) -> "Locator":
    return page.locator(f"form[action$='/{step}/']")


def _take(page: "Page", step: str, button: str, **words: str) -> None:
    form = _form(page, step)
    for field, text in words.items():
        form.locator(f"[name={field}]").fill(text)
    with page.expect_navigation():
        form.get_by_role("button", name=button).click()
    page.get_by_text("done. It stands in the history.").wait_for()


def open_the_next(page: "Page") -> None:
    """The maintainer opens the working copy of release 2.0, and sees what it lacks."""
    page.goto("/admin/releases/")
    page.get_by_label("Release to build on").select_option(index=1)
    page.get_by_label("Number of the next release").fill("2.0")
    page.get_by_role("button", name="Open it").click()
    page.get_by_text("Nothing has changed since release 1.0.").wait_for()


def bring_in(page: "Page") -> None:
    """The maintainer offers the accepted words to the working copy, in one step."""
    page.goto("/admin/proposals/1/")
    with page.expect_navigation():
        _form(page, "bring-in").get_by_role("button").click()
    page.get_by_text("done. It stands in the history.").wait_for()


def say_how_far(page: "Page") -> None:
    """The maintainer adds to the words brought in how far they change what is meant."""
    _edit(page, "Soil")
    page.locator("[name=levels-0-value-passages-0-value-extent]").select_option("substantive")
    _submit(page, "Save draft")


def hand_in(page: "Page") -> None:
    """The maintainer hands every page in for review."""
    for name in PAGES:
        _edit(page, name)
        page.get_by_role("button", name="More actions").click()
        _submit(page, "Hand in for review")


def approve(page: "Page") -> None:
    """Another, who wrote no part of it, approves every page as it was handed in."""
    for name in PAGES:
        _edit(page, name)
        page.get_by_role("button", name="More actions").click()
        with page.expect_navigation():
            page.locator(APPROVE).click()
        page.locator(".messages .success").wait_for()


def freeze(page: "Page") -> None:
    """Nothing is missing: the next release is made."""
    _gate(page)
    page.get_by_role("button", name="Freeze the release").click()
    page.get_by_text("2.0 is frozen, for good.").wait_for()


def _gate(page: "Page") -> None:
    page.goto("/admin/releases/")
    page.get_by_role("link", name=PAGES[0]).click()
    page.get_by_role("heading", name="Texts").wait_for()


def _edit(page: "Page", name: str) -> None:
    _gate(page)
    page.get_by_role("link", name=name, exact=True).last.click()
    page.wait_for_load_state("networkidle")


def _submit(page: "Page", button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()
    page.locator(".messages .success").wait_for()
