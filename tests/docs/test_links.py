"""Every link and picture of every page leads to a file that is there, and to a heading in it."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from config.env import ROOT
from tests.docs.markdown import DOCS, text_of

PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
TARGET = re.compile(r"\]\(([^)\s]+)")


@pytest.mark.parametrize("document", PAGES, ids=lambda document: str(document.relative_to(ROOT)))
def test_each_link_of_a_document_leads_somewhere(document: Path) -> None:
    assert [link for link in _links(document) if not _leads_somewhere(link, document)] == []


def test_the_list_of_documents_leads_to_each_of_the_four_kinds() -> None:
    listed = {(DOCS / link).resolve() for link in _links(DOCS / "README.md")}
    kinds = ("tutorials", "how-to", "explanation", "reference")

    assert [
        each for kind in kinds for each in (DOCS / kind).glob("*.md") if each not in listed
    ] == []


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("## The document, `release/1`\n", {"the-document-release1"}),
        ("# load_demo\n## A [link](x.md)\n", {"load_demo", "a-link"}),
        ("# Twice\n# Twice\n", {"twice", "twice-1"}),
        ("```sh\n# no heading\n```\n## A council’s – or two\n", {"a-councils--or-two"}),
    ],
)
def test_anchors_are_made_as_github_makes_them(text: str, anchors: set[str]) -> None:
    assert _anchors(text) == anchors


def _links(page: Path) -> Iterator[str]:
    """Targets within the project, as written; examples in code are none."""
    for link in TARGET.findall(CODE.sub("", text_of(page))):
        if not urlsplit(link).scheme:
            yield link


def _leads_somewhere(link: str, page: Path) -> bool:
    place, _, anchor = unquote(link).partition("#")
    target = page.parent / place if place else page
    return target.exists() and (not anchor or anchor in _anchors(text_of(target)))


@cache
def _anchors(text: str) -> set[str]:
    """Anchors of all headings: small letters, no punctuation, hyphens for spaces, told apart."""
    met: Counter[str] = Counter()
    found = set()
    for heading in re.findall(r"^#{1,6} (.+?)\s*$", BLOCK.sub("", text), re.MULTILINE):
        words = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).lower()
        slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        found.add(f"{slug}-{met[slug]}" if met[slug] else slug)
        met[slug] += 1
    return found
