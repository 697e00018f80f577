"""What comes from others is what VENDORED.toml says, without a brand that is not ours to use."""

import gzip
import hashlib
import re

import pytest

from tools import vendor

LIMIT_OWN = 20_000
LIMIT_FIRST_VISIT = 60_000
SCRIPTS = [
    vendor.ROOT / "static" / "js" / "suggest.js",
    vendor.ROOT / "static" / "js" / "error-summary.js",
    vendor.ROOT / "static" / "js" / "announce.js",
    vendor.VENDOR / "htmx" / "htmx.min.js",
]


def listed_files() -> list[tuple[str, str, str]]:
    return [
        (package, name, file["sha256"])
        for package, entry in vendor.read_list().items()
        for name, file in entry["files"].items()
    ]


@pytest.mark.parametrize(("package", "name", "sha256"), listed_files())
def test_a_vendored_file_has_its_checksum(package: str, name: str, sha256: str) -> None:
    content = (vendor.VENDOR / package / name).read_bytes()

    assert hashlib.sha256(content).hexdigest() == sha256


def test_every_vendored_file_is_listed_and_stands_beside_its_licence() -> None:
    listed = {f"{package}/{name}" for package, name, _ in listed_files()}
    licences = {f"{package}/LICENSE.txt" for package, _, _ in listed_files()}

    found = {str(path.relative_to(vendor.VENDOR)) for path in vendor.VENDOR.glob("*/*")}

    assert found == listed | licences


def test_no_font_crest_or_address_of_govuk_remains() -> None:
    css = vendor.SITE_CSS.read_text()

    assert re.findall(r"@font-face|GDS Transport|crest|url\(", css) == []


def test_taking_the_brand_off_another_version_is_refused() -> None:
    with pytest.raises(vendor.VendorError):
        vendor.without_brand("@font-face{font-family:GDS Transport}")


def test_the_one_stylesheet_is_what_its_sources_give() -> None:
    assert vendor.SITE_CSS.read_text() == vendor.site_css()


def test_our_own_styles_stay_within_their_limit() -> None:
    assert len(vendor.own_css().encode()) <= LIMIT_OWN


def test_a_first_visit_with_everything_stays_within_its_limit() -> None:
    files = [vendor.SITE_CSS, *SCRIPTS]

    assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= LIMIT_FIRST_VISIT


def test_minifying_leaves_strings_and_descendants_alone() -> None:
    css = '/* note */ a  b , c:is(d, e) {\n  content: "x : y;  z" ;\n  margin: 0 auto;\n}\n'

    assert vendor.minified(css) == 'a b,c:is(d,e){content:"x : y;  z";margin:0 auto}'
