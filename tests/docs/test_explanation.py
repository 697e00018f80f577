"""The explanations are short enough to be read, and lead on."""

import re
from pathlib import Path

import pytest

from tests.docs.markdown import DOCS, text_of

PAGES = sorted((DOCS / "explanation").glob("*.md"))
SHORTEST, LONGEST = 400, 900  # words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_explanation_is_read_in_five_minutes(page: Path) -> None:
    words = re.findall(r"\w[\w'’.-]*", re.sub(r"\]\([^)]*\)", "]", text_of(page)))

    assert SHORTEST <= len(words) <= LONGEST


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_explanation_leads_to_another_page(page: Path) -> None:
    assert re.search(r"\]\([\w./-]+\.md", text_of(page))
