"""`make screenshots`: pictures of every page state, on a desk and on a phone, in screenshots/.

python -m tools.screenshots            everything
python -m tools.screenshots --only home --only action
python -m tools.screenshots --readme   what the README shows, into docs/images/
"""

import argparse
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Error, Page, ViewportSize, sync_playwright

from tools.screenshots.demonstration import ROOT, served_demonstration
from tools.screenshots.states import README, STATES, State

WIDE, NARROW, HEIGHT = 1280, 390, 900
PATIENCE_MILLISECONDS = 15_000
PASSWORD = "demonstration"  # noqa: S105  of the public demonstration
COLOURS = 128


@dataclass(frozen=True)
class Camera:
    """A browser that looks at one site."""

    browser: Browser
    site: str

    def take_whole(self, state: State, path: Path, *, width: int) -> None:
        """Keep a picture of the whole page, however long."""
        self._take(state, path, width=width, is_whole=True)

    def take_top(self, state: State, path: Path) -> None:
        """Keep a picture of what a wide window shows first."""
        self._take(state, path, width=WIDE, is_whole=False)

    def _take(self, state: State, path: Path, *, width: int, is_whole: bool) -> None:
        viewport = ViewportSize(width=width, height=HEIGHT)
        context = self.browser.new_context(base_url=self.site, viewport=viewport, locale="en-GB")
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        try:
            if state.account:
                _sign_in(page, state.account)
            page.goto(state.address, wait_until="networkidle")
            state.doing(page)
            page.screenshot(path=path, full_page=is_whole)
        finally:
            context.close()
        _shrink(path)


def main() -> None:
    """Take them, and say where they are and which are missing."""
    parser = argparse.ArgumentParser(description="Take pictures of the demonstration's pages.")
    parser.add_argument("--readme", action="store_true", help="those in docs/images/, instead")
    parser.add_argument("--only", action="append", help="one page state by name; may be repeated")
    asked = parser.parse_args()
    folder = ROOT / ("docs/images" if asked.readme else "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    chosen = [state for state in STATES if not asked.only or state.name in asked.only]
    with served_demonstration() as site, sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        camera = Camera(browser, site)
        missing = _for_readme(camera, folder) if asked.readme else _all(camera, chosen, folder)
        browser.close()
    print(f"The pictures are in {folder}")
    if missing:
        sys.exit("\n".join(["Without these:", *missing]))


def _for_readme(camera: Camera, folder: Path) -> list[str]:
    for state in README:
        camera.take_top(state, folder / f"{state.name}.png")
    return []


def _all(camera: Camera, states: list[State], folder: Path) -> list[str]:
    """Sentences on pictures that could not be taken: one keeps no other back."""
    missing = []
    for state in states:
        for width in (WIDE, NARROW):
            path = folder / f"{state.name}-{width}.png"
            try:
                camera.take_whole(state, path, width=width)
            except Error as error:
                missing.append(f"{path.name}: {str(error).splitlines()[0]}")
    return missing


def _sign_in(page: Page, account: str) -> None:
    page.goto("/accounts/login/")
    page.locator("main input[name=login]").fill(f"{account}@demo.invalid")
    page.locator("main input[name=password]").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/")


def _shrink(path: Path) -> None:
    """Keep few colours: enough for flat pages, and a third of the bytes."""
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(colors=COLOURS)
    small.save(path, optimize=True)


if __name__ == "__main__":
    main()
