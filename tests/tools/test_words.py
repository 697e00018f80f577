"""Wagtail's sentences in our words: what is read is what was written, and Wagtail still says it."""

import gettext
import json
import string
from pathlib import Path

import pytest
import wagtail

from tools.words import READ, WRITTEN, WordsError, compiled, sentences

OURS = {key: text for key, text in sentences(WRITTEN).items() if key}


def test_what_is_read_is_what_was_written() -> None:
    assert READ.read_bytes() == compiled(sentences(WRITTEN)), "run: python -m tools.words"


def test_gettext_reads_it() -> None:
    with READ.open("rb") as file:
        read = gettext.GNUTranslations(file)

    assert {key: read.gettext(key) for key in OURS} == OURS


def test_wagtail_still_says_each_of_these_sentences() -> None:
    catalogues = Path(wagtail.__file__).parent.glob("**/locale/en/LC_MESSAGES/django.po")
    said = "".join(path.read_text().replace('"\n"', "") for path in catalogues)

    asked = {key: f"msgid {json.dumps(key, ensure_ascii=False)}\n" for key in OURS}

    assert [key for key, line in asked.items() if line not in said] == []


def test_a_sentence_of_ours_asks_for_nothing_that_wagtail_does_not_give() -> None:
    asked = {key: _names(text) - _names(key) for key, text in OURS.items()}

    assert {key: names for key, names in asked.items() if names} == {}


def _names(sentence: str) -> set[str]:
    """What stands in %(…)s."""
    return {part.partition(")")[0] for part in sentence.split("%(")[1:]}


@pytest.mark.parametrize(
    "text", ['msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "msgid 'a'\nnothing\n"]
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "django.po"
    path.write_text(text)

    with pytest.raises(WordsError):
        sentences(path)


def test_our_sentences_name_nothing_of_wagtails() -> None:
    named = {"wagtail", "snippet", "moderation", "workflow", "publish", "publishing", "page"}

    words = {
        key: {word.strip(string.punctuation).lower() for word in text.split()} & named
        for key, text in OURS.items()
    }

    assert {key: found for key, found in words.items() if found} == {}
