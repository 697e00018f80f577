"""A browser for journeys: at two widths, with and without JavaScript, with axe and CSP watched.

Journeys are marked `browser`. Where Playwright or Chromium is not installed they are skipped with
a line that says which.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest
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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark whatever asks for a page as `browser`."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """Debian's Chromium, started once."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("Chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: "Browser", live_server: LiveServer) -> Iterator[OpenPage]:
    """`open_page(width=WIDE, javascript=True)`: a fresh visitor's page on the running site.

    At the end of the test, nothing may have been blocked by the Content Security Policy, and no
    script may have failed.
    """
    faults: list[str] = []
    with ExitStack() as visitors:

        def open_one(*, width: int = WIDE, javascript: bool = True) -> "Page":
            context = chromium.new_context(
                base_url=live_server.url,
                viewport={"width": width, "height": HEIGHT},
                java_script_enabled=javascript,
                locale="en-GB",
            )
            visitors.callback(context.close)
            page = context.new_page()
            page.on("console", lambda message: faults.extend(_blocked(message)))
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.set_default_timeout(10_000)
            return page

        yield open_one
    assert faults == []


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


@pytest.fixture
def violations(chromium: "Browser") -> Callable[["Page"], list[str]]:
    """`violations(page)`: what axe finds wrong, each as "rule: element". Want: []."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()

    def found(page: "Page") -> list[str]:
        results: list[dict[str, Any]] = axe.run(page).response["violations"]
        return [
            f"{result['id']}: {node['target']}" for result in results for node in result["nodes"]
        ]

    return found
