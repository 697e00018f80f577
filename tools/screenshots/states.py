"""The page states that are worth a look: an address, who looks, and what they did there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ACTION = "/actions/log-why-people-call-for-two-weeks/"
PASSAGE = "/proposals/new/?release=0.2&passage=ce3a23a6-458b-5180-90b7-ff382c9dda93"
LONG_WORD = "a-very-long-word-without-a-single-space-" * 5


def nothing(page: "Page") -> None:
    """Leave the page as it came."""


def press_tab(page: "Page") -> None:
    """Move the focus to the first thing on the page."""
    page.keyboard.press("Tab")


def type_ahead(page: "Page") -> None:
    """Type half a search, and step into the suggestions."""
    page.locator("main input[name=q]").press_sequentially("shared da")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")


def send_form(page: "Page") -> None:
    """Send the page's form as it stands: empty."""
    page.locator("main form[method=post] button").last.click()
    page.wait_for_load_state()


def support(page: "Page") -> None:
    """Support the action of the page, unless this was done at another width."""
    button = page.get_by_role("button", name="Support this action")
    if button.count():
        button.click()
    page.get_by_text("You support this").first.wait_for()


def open_first_row(page: "Page") -> None:
    """Open what the first row of an admin list names."""
    page.locator("main td.title a").first.click()
    page.wait_for_load_state()


def open_merging(page: "Page") -> None:
    """Open an action of the desk, and go on to merging it."""
    open_first_row(page)
    page.locator("main a[href$='/merge/']").click()
    page.wait_for_load_state()


def open_co_authors(page: "Page") -> None:
    """Open who writes the first draft together, if there is one."""
    first = page.locator("main a[href$='/co-authors/']").first
    if first.count():
        first.click()
        page.wait_for_load_state()


def open_result(page: "Page") -> None:
    """Open the newest assessment that a council publishes."""
    page.locator("main a[href*='/assessments/']").first.click()
    page.wait_for_load_state()


def open_plan(page: "Page") -> None:
    """Open the newest plan that a council publishes."""
    page.locator("main a[href$='/'][href*='/plans/']").last.click()
    page.wait_for_load_state()


@dataclass(frozen=True)
class State:
    """A page as somebody sees it: an `account` of the demonstration, after `doing` something."""

    name: str
    address: str
    account: str = ""
    doing: Callable[["Page"], None] = nothing


FIND_ACTIONS = State("find-actions", "/actions/?q=shared+data&dimension=data")
DIMENSION = State("dimension", "/model/0.2/data/")
README = (FIND_ACTIONS, DIMENSION)
STATES = (
    State("home", "/"),
    State("home-suggestions", "/", doing=type_ahead),
    State("home-skip-link", "/", doing=press_tab),
    State("home-council", "/", account="lead.larkenmoor@demo.invalid"),
    State("how-it-works", "/how-it-works/"),
    State("whats-new", "/whats-new/"),
    State("whats-new-filtered", "/whats-new/?kind=releases&kind=proposals"),
    State("release", "/model/"),
    State("release-older", "/model/0.1/"),
    DIMENSION,
    State("dimension-older", "/model/0.1/data/"),
    State("guide", "/model/guide/"),
    State("compare", "/model/0.1/compare/0.2/"),
    State("compare-same", "/model/0.2/compare/0.2/"),
    State("models", "/models/"),
    State("actions", "/actions/"),
    FIND_ACTIONS,
    State("actions-filtered", "/actions/?dimension=data&from=2&to=3&cost=none&cost=under-5k"),
    State("actions-page-2", "/actions/?sort=newest&page=2"),
    State("actions-corrected", "/actions/?q=residnt+data"),
    State("actions-nothing", "/actions/?q=zeppelin&dimension=data"),
    State("actions-long-word", f"/actions/?q={LONG_WORD}"),
    State("action", ACTION),
    State("action-member", ACTION, "member"),
    State("action-supported", ACTION, "editor.larkenmoor", support),
    State("propose-signed-out", "/actions/propose/"),
    State("propose", "/actions/propose/", "member"),
    State("propose-errors", "/actions/propose/", "member", send_form),
    State("my-actions", "/actions/mine/", "member"),
    State("actions-question", "/actions/?q=how+do+we+get+from+2+to+3+on+data"),
    State("action-editions", f"{ACTION}editions/"),
    State("action-editions-alike", f"{ACTION}editions/1/compare/1/"),
    State("action-suggest", f"{ACTION}edit/", "member"),
    State("action-suggest-errors", f"{ACTION}edit/", "member", send_form),
    State("action-used", f"{ACTION}used/", "editor.larkenmoor"),
    State("action-reason", f"{ACTION}vote/reason/", "member"),
    State("draft-co-authors", "/actions/mine/", "member", open_co_authors),
    State("action-proven", "/actions/keep-a-contract-calendar-that-warns-18-months-ahead/"),
    State("action-merged", "/actions/get-a-grip-on-contract-end-dates/"),
    State("action-retired", "/actions/move-every-form-to-the-portal/"),
    State("next-release", "/model/next/"),
    State("proposals", "/proposals/"),
    State("proposals-nothing", "/proposals/?state=reopened&kind=typo"),
    State("proposal-last-call", "/proposals/29/"),
    State("proposal-declined-twice", "/proposals/22/"),
    State("proposal-rolled-in", "/proposals/14/"),
    State("proposal-member", "/proposals/36/", "member"),
    State("propose-change", PASSAGE, "member"),
    State("propose-change-errors", PASSAGE, "member", send_form),
    State("councils", "/councils/"),
    State("council", "/councils/grindleworth/"),
    State("council-merged", "/councils/hathermarsh/"),
    State("result", "/councils/grindleworth/", doing=open_result),
    State("result-not-assessed", "/councils/pockelden/", doing=open_result),
    State("result-merged", "/councils/hathermarsh/", doing=open_result),
    State("plan", "/councils/larkenmoor/", doing=open_plan),
    State("plan-own", "/councils/grindleworth/", "lead.grindleworth", open_plan),
    State("own-council", "/councils/quernshire/", "lead.quernshire"),
    State("targets", "/councils/grindleworth/plans/targets/", "lead.grindleworth"),
    State("suggestions", "/councils/grindleworth/plans/suggestions/", "lead.grindleworth"),
    State("new-assessment", "/councils/pockelden/assessments/new/", "lead.pockelden"),
    State("notices", "/accounts/notices/", "maintainer"),
    State("join", "/join/"),
    State("join-errors", "/join/", doing=send_form),
    State("joined", "/join/asked/"),
    State("sign-in", "/accounts/login/"),
    State("sign-in-errors", "/accounts/login/", doing=send_form),
    State("sign-in-code", "/accounts/login/code/"),
    State("sign-up", "/accounts/signup/"),
    State("password-reset", "/accounts/password/reset/"),
    State("account", "/accounts/me/", "curator"),
    State("interests", "/accounts/interests/", "member"),
    State("letters", "/accounts/letters/", "member"),
    State("tokens", "/accounts/tokens/", "member"),
    State("tokens-errors", "/accounts/tokens/", "member", send_form),
    State("api", "/api/v1/docs"),
    State("accessibility", "/accessibility/"),
    State("privacy", "/privacy/"),
    State("licence", "/licence/"),
    State("cookies", "/cookies/"),
    State("gallery", "/gallery/"),
    State("not-found", "/nowhere/"),
    State("unreadable", "/actions/?q=%00"),
    State("desk", "/admin/", "moderator"),
    State("desk-joining", "/admin/people/joining/", "moderator"),
    State("desk-members", "/admin/people/members/", "moderator"),
    State("desk-member", "/admin/people/members/", "operator", open_first_row),
    State("desk-actions", "/admin/actions/", "curator"),
    State("desk-action", "/admin/actions/?queue=listed", "curator", open_first_row),
    State("desk-action-merge", "/admin/actions/?queue=listed", "curator", open_merging),
    State("desk-suggestions", "/admin/actions/suggestions/", "curator"),
    State("desk-reviews", "/admin/actions/reviews/", "curator"),
    State("desk-links", "/admin/actions/links/", "curator"),
    State("desk-tags", "/admin/actions/tags/", "curator"),
    State("desk-tag", "/admin/actions/tags/", "curator", open_first_row),
    State("desk-proposals", "/admin/proposals/", "maintainer"),
    State("desk-releases", "/admin/releases/", "maintainer"),
    State("desk-maintainer", "/admin/", "maintainer"),
)
