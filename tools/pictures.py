"""The pictures that are files: drawn again from their SVG, with Chromium, into static/img/.

python -m tools.pictures
"""

import io
import shutil
import sys

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tools.vendor import ROOT

FOLDER = ROOT / "static" / "img"
COLOURS = 64
# Source -> picture, and its size: as services that show a shared page, and telephones, ask for it
PICTURES = {
    "card.svg": ("card.png", 1200, 630),
    "touch-icon.svg": ("touch-icon.png", 180, 180),
}


def main() -> None:
    """Draw each, and say how large it became."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        sys.exit("Chromium is not installed. `make services` installs it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for source, (name, width, height) in PICTURES.items():
            drawn = _draw((FOLDER / source).read_text(), browser, width=width, height=height)
            (FOLDER / name).write_bytes(drawn)
            print(f"static/img/{name}: {len(drawn):,} bytes")
        browser.close()


def _draw(svg: str, browser: Browser, *, width: int, height: int) -> bytes:
    """A PNG of few colours: flat areas need no more."""
    page = browser.new_page(viewport=ViewportSize(width=width, height=height))
    page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{svg}")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
    kept = io.BytesIO()
    picture.save(kept, "PNG", optimize=True)
    return kept.getvalue()


if __name__ == "__main__":
    main()
