"""Single steps of journeys, each as a person would say it."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.test import Client

from community.adapters.signing_in import prove_address
from community.models import Member
from tests.factories.community import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


# A date has a stop for its day, month and year each
HAS_MOVED = """() => { const moved = document.activeElement !== window.lastStop;
    window.lastStop = document.activeElement; return moved; }"""


def main_of(page: "Page") -> "Locator":
    """What stands between header and footer."""
    return page.get_by_role("main")


def is_at(page: "Page", heading: str) -> None:
    """Wait until the page with this heading is there, whole."""
    page.get_by_role("heading", level=1, name=heading, exact=True).wait_for()
    page.wait_for_load_state()


def press(page: "Page", button: str) -> None:
    """Press a button of the page's own part."""
    main_of(page).get_by_role("button", name=button, exact=True).click()


def follow(page: "Page", link: str) -> None:
    """Follow a link of the page's own part."""
    main_of(page).get_by_role("link", name=link, exact=True).first.click()


def let_sign_in(member: Member) -> None:
    """Count the member's address as proven: without that, a letter comes first."""
    prove_address(member)


def sign_in(page: "Page", email: str, password: str = PASSWORD) -> None:
    """Sign in by password, from the link in the header."""
    page.get_by_role("link", name="Sign in", exact=True).first.click()
    is_at(page, "Sign in")
    page.locator("main [name=login]").fill(email)
    page.locator("main [name=password]").fill(password)
    press(page, "Sign in")
    page.locator("a.app-header__account[href='/accounts/me/']").wait_for()


def enter(page: "Page", member: Member) -> None:
    """Be signed in already; the page has been nowhere yet, or on the site."""
    client = Client()
    client.force_login(member)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.goto("/cookies/")
    cookie = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": session,
        "url": page.evaluate("origin"),
    }
    page.context.add_cookies([cookie])  # type: ignore[list-item]  # its SetCookieParam


def sign_out(page: "Page") -> None:
    """Sign out, from one's account."""
    page.goto("/accounts/me/")
    press(page, "Sign out")
    page.get_by_role("link", name="Sign in", exact=True).first.wait_for()


def search_for(page: "Page", words: str) -> None:
    """Search the library on its own page."""
    page.goto("/actions/")
    page.get_by_label("Words to find").fill(words)
    press(page, "Search")
    page.wait_for_url("**/actions/?q=*")
    page.wait_for_load_state()


def titles_found(page: "Page") -> list[str]:
    """The titles of the actions on this page of results, in their order."""
    return page.locator(".app-result h3").all_inner_texts()


def filters_in_use(page: "Page") -> list[str]:
    """The filters in use, as their chips say."""
    chips = page.locator(".app-chip--selected").all_inner_texts()
    return [chip.split("×")[0].strip() for chip in chips]


def errors_said(page: "Page") -> list[str]:
    """What the error summary says, line by line."""
    page.locator(".govuk-error-summary").wait_for()
    return page.locator(".govuk-error-summary__list li").all_inner_texts()


def support_shown(page: "Page") -> str:
    """The two counts beside an action, as "1 person in 1 council"."""
    return " ".join(page.locator("#vote-counts").inner_text().split())


def focus_is_seen(page: "Page") -> bool:
    """Whether what has the focus stands out from the same thing without it."""
    return bool(
        page.evaluate(
            "() => { const focused = document.activeElement;"
            " const look = () => { const { outlineStyle, outlineWidth, boxShadow,"
            " backgroundColor } = getComputedStyle(focused);"
            " return [outlineStyle, outlineWidth, boxShadow, backgroundColor].join(); };"
            " const before = look(); focused.blur(); const after = look();"
            " focused.focus(); return before !== after; }"
        )
    )


def tab_to(page: "Page", wanted: str, *, at_most: int = 60) -> None:
    """Press Tab until the element which matches `wanted` has the focus; each stop must be seen."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if page.evaluate(HAS_MOVED):
            assert focus_is_seen(page), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"{at_most} stops, and none was {wanted}")
