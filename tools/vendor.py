"""What the site takes from others, fetched again or checked; and the one stylesheet built.

    python -m tools.vendor refresh   fetch by static/vendor/VENDORED.toml (needs npm), then build
    python -m tools.vendor build     join vendor, tokens and platform into static/css/site.css

To move to a newer version: change version and archive in VENDORED.toml, refresh, and put the
checksums which it prints into the file.
"""

import base64
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
CSS = ROOT / "static" / "css"
SITE_CSS = CSS / "site.css"
GOVUK_CSS = VENDOR / "govuk-frontend" / "govuk-frontend.min.css"
OWN_CSS = (CSS / "tokens.css", CSS / "platform.css")

GOVUK_FONT_FACES = 2
GOVUK_FONT_FAMILIES = 58
GOVUK_CRESTS = 3


class VendorError(Exception):
    """What came is not what VENDORED.toml says."""


def read_list() -> dict[str, Any]:
    """The content of VENDORED.toml: package -> version, licence, archive, files."""
    return tomllib.loads((VENDOR / "VENDORED.toml").read_text())


def without_brand(css: str) -> str:
    """GOV.UK's stylesheet without its fonts and crest, which may not be used off gov.uk.

    Raises VendorError when there are not as many as in the version this was written for.
    """
    css, faces = re.subn(r"(/\*![^*]*\*/)?@font-face\{[^}]*\}", "", css)
    css, families = re.subn(
        r"font-family:GDS Transport,arial,sans-serif", "font-family:inherit", css
    )
    css, crests = re.subn(r"url\([^)]*govuk-crest[^)]*\)", "none", css)
    if (faces, families, crests) != (GOVUK_FONT_FACES, GOVUK_FONT_FAMILIES, GOVUK_CRESTS):
        message = f"Found {faces} font faces, {families} families, {crests} crests: look again."
        raise VendorError(message)
    return re.sub(r"\s*/\*# sourceMappingURL=.*?\*/\s*", "\n", css)


def minified(css: str) -> str:
    """`css` without comments and needless space; strings stay as they are."""
    pieces = re.split(r"(\"[^\"]*\"|'[^']*')", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    return "".join(
        piece if index % 2 else _without_space(piece) for index, piece in enumerate(pieces)
    ).strip()


def _without_space(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css)
    css = re.sub(r"([a-z-]): ", r"\1:", css)
    return css.replace(";}", "}")


def own_css() -> str:
    """Our tokens and components, minified: what the limit of 20,000 bytes is about."""
    return "\n".join(minified(path.read_text()) for path in OWN_CSS)


def site_css() -> str:
    """The one stylesheet of the site: vendor, tokens, platform, in this order."""
    return f"{GOVUK_CSS.read_text().strip()}\n{own_css()}\n"


def fetch(package: str, entry: dict[str, Any], folder: Path) -> Path:
    """Fetch one package's archive into `folder` and check it against its checksum."""
    name = f"{entry['source'].split()[-1]}@{entry['version']}"
    subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True, capture_output=True)
    (archive,) = folder.glob("*.tgz")
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if entry["archive"] != f"sha512-{digest}":
        message = f"{package}: the archive is sha512-{digest}, not what VENDORED.toml says."
        raise VendorError(message)
    return archive


def unpack(package: str, entry: dict[str, Any], archive: Path) -> None:
    """Write the files that are listed, GOV.UK's without its brand, and print their checksums."""
    with tarfile.open(archive) as tar:
        for name, file in entry["files"].items():
            member = tar.extractfile(f"package/{file['from']}")
            if member is None:
                message = f"{package} has no {file['from']}."
                raise VendorError(message)
            content = member.read().decode()
            if name.startswith("govuk-frontend"):
                content = without_brand(content)
            target = VENDOR / package / name
            target.write_text(content)
            print(f"{package}/{name} sha256 {hashlib.sha256(target.read_bytes()).hexdigest()}")


def refresh() -> None:
    """Fetch every package again, then build."""
    for package, entry in read_list().items():
        with tempfile.TemporaryDirectory() as folder:
            unpack(package, entry, fetch(package, entry, Path(folder)))
    build()


def build() -> None:
    """Write static/css/site.css."""
    SITE_CSS.write_text(site_css())
    print(f"static/css/site.css: {len(own_css().encode()):,} bytes of our own")


def main(arguments: list[str]) -> int:
    """Run what `arguments` ask for; 0 when done, 1 with a sentence when not."""
    commands = {"refresh": refresh, "build": build}
    if len(arguments) != 1 or arguments[0] not in commands:
        print(__doc__)
        return 1
    try:
        commands[arguments[0]]()
    except VendorError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
