"""A browser for journeys: at two widths, with and without JavaScript, with axe and CSP watched.

Journeys are marked `browser`. Where Playwright or Chromium is not installed they are skipped with
a line that says which; with NOTHING_IS_SKIPPED set they fail instead.
"""

import importlib.util
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from django.db import DEFAULT_DB_ALIAS, connections
from pytest_django.live_server_helper import LiveServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

# Playwright's own loop runs in this thread; Django would refuse its database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

WIDE, NARROW = 1280, 390
HEIGHT = 900
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OpenPage = Callable[..., "Page"]
Sound = Callable[..., None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark whatever asks for a page as `browser`."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium(django_db_setup: None) -> Iterator["Browser"]:
    """Debian's Chromium, started once."""
    if importlib.util.find_spec("playwright") is None:
        _do_without("Playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        _do_without("Chromium is not installed")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  absent in `make test` alone

    database = connections[DEFAULT_DB_ALIAS]
    with sync_playwright() as playwright:
        # While its loop runs, Django keeps other connections for this thread; a new one would not
        # know the first rows that every transactional test puts back.
        connections[DEFAULT_DB_ALIAS] = database
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def _do_without(what: str) -> NoReturn:
    """Skip, saying what is missing; where everything must run, fail."""
    if os.environ.get("NOTHING_IS_SKIPPED"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of a site whose database is the test's own."""
    return live_server.url


@dataclass
class Visitors:
    """The pages that a test has opened, and what went wrong on them."""

    browser: "Browser"
    base_url: str
    faults: list[str] = field(default_factory=list)
    without_javascript: list["Page"] = field(default_factory=list)
    leaving: ExitStack = field(default_factory=ExitStack)

    def open(self, *, width: int = WIDE, javascript: bool = True) -> "Page":
        """Open a page for somebody who was never here."""
        context = self.browser.new_context(
            base_url=self.base_url,
            viewport={"width": width, "height": HEIGHT},
            java_script_enabled=javascript,
            locale="en-GB",
        )
        self.leaving.callback(context.close)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: self.faults.extend(_blocked(message)))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        if not javascript:
            self.without_javascript.append(page)
        return page

    def twin(self, page: "Page") -> "Page":
        """The same page as it stands, without its scripts, where axe can run: it is a script."""
        html = re.sub(r"<script.*?</script>", "", page.content(), flags=re.DOTALL)
        twin = self.open(width=(page.viewport_size or {"width": WIDE})["width"])
        twin.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html"))
        twin.goto(page.url)
        return twin


@pytest.fixture
def visitors(chromium: "Browser", site: str) -> Iterator[Visitors]:
    """Those who come to the running site during a test.

    At its end, nothing may have been blocked by the Content Security Policy, and no script may
    have failed.
    """
    visitors = Visitors(chromium, site)
    with visitors.leaving:
        yield visitors
    assert visitors.faults == []


@pytest.fixture
def open_page(visitors: Visitors) -> OpenPage:
    """`open_page(width=WIDE, javascript=True)`: a fresh visitor's page on the running site."""
    return visitors.open


def _blocked(message: "ConsoleMessage") -> list[str]:
    # axe reads stylesheets again in ways which the policy rightly blocks
    is_ours = "axe" not in message.location.get("url", "")
    return [message.text] if is_ours and "Content Security Policy" in message.text else []


@pytest.fixture
def page(open_page: OpenPage) -> "Page":
    """A page on a desk."""
    return open_page()


@pytest.fixture
def phone(open_page: OpenPage) -> "Page":
    """A page on a phone."""
    return open_page(width=NARROW)


@pytest.fixture
def plain_page(open_page: OpenPage) -> "Page":
    """A page on a desk without JavaScript."""
    return open_page(javascript=False)


@pytest.fixture(params=["desk", "phone", "without JavaScript"])
def any_page(request: pytest.FixtureRequest, open_page: OpenPage) -> "Page":
    """The same journey three times: on a desk, on a phone, and without JavaScript."""
    width = NARROW if request.param == "phone" else WIDE
    return open_page(width=width, javascript=request.param != "without JavaScript")


@pytest.fixture(params=["desk", "phone"])
def scripted_page(request: pytest.FixtureRequest, open_page: OpenPage) -> "Page":
    """The same journey on a desk and on a phone."""
    return open_page(width=NARROW if request.param == "phone" else WIDE)


@pytest.fixture
def violations(visitors: Visitors) -> Callable[..., list[str]]:
    """`violations(page, within="main")`: what axe finds wrong, each "rule: element". Want: []."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()

    def found(page: "Page", within: str = "html") -> list[str]:
        seen = visitors.twin(page) if page in visitors.without_javascript else page
        results: list[dict[str, Any]] = axe.run(seen, context=within).response["violations"]
        return [
            f"{result['id']}: {node['target']}" for result in results for node in result["nodes"]
        ]

    return found


@pytest.fixture
def sound(violations: Callable[..., list[str]]) -> Sound:
    """`sound(page, within="main")`: stop the journey here if axe finds anything wrong."""

    def check(page: "Page", within: str = "html") -> None:
        assert (page.url, violations(page, within)) == (page.url, [])

    return check
