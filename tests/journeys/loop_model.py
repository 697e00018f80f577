"""The loop as people walk it, one step each: from words that are unclear to the next release."""

from typing import TYPE_CHECKING

from django.utils import timezone

from model_releases.models import Release, ReleasePage
from model_releases.operations.freezing import freeze_release
from tests.factories.working_copies import approve_all, reword
from tests.journeys.steps import follow, is_at, main_of, press

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from community.models import Member

TITLE = "Say how deep to dig"
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


def bring_in(page: "Page") -> None:
    """The maintainer offers the accepted words to the working copy, in one step."""
    page.goto("/admin/proposals/1/")
    with page.expect_navigation():
        _form(page, "bring-in").get_by_role("button").click()
    page.get_by_text("done. It stands in the history.").wait_for()


def freeze_the_next(working: ReleasePage, *, writer: "Member", approver: "Member") -> Release:
    """One says how far the words go; another, who wrote no part, approves all and freezes."""
    reword(working, WORDS, by=writer, extent="substantive")
    approve_all(working, by=approver)
    return freeze_release(working, by=approver, at=timezone.now())
