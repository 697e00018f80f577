"""Which words a text has, for every engine alike."""

import sys
import unicodedata

import pytest

from search.analyser import readable, spellings, tokens, tokens_with_offsets

CASES = {
    "Dashboards, dashboard!": ["dashboard", "dashboard"],
    "E-mail e‑petitions email": ["email", "epetit", "email"],
    "follow-up pre-2020": ["follow", "up", "pre", "2020"],
    "council’s councils' council's": ["council", "council", "council"],
    "KPIs, PDFs, CVs": ["kpi", "pdf", "cv"],
    "this bus yes SMS css thus": ["this", "bus", "yes", "sms", "css", "thus"],
    "don't dont o’clock": ["dont", "dont", "oclock"],
    "Café naïve Ünïted ﬁnd": ["cafe", "naiv", "unit", "find"],
    "a11y GOV.UK snake_case": ["a11i", "gov", "uk", "snake", "case"],
    "a\0b \ud800c": ["a", "b", "c"],
    "((((": [],
    "": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=map(ascii, CASES))
def test_a_text_has_these_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_composed_and_decomposed_accents_are_the_same_word() -> None:
    decomposed = unicodedata.normalize("NFD", "Café Ünïted")

    assert tokens(decomposed) == tokens("Café Ünïted")


def test_a_token_of_100_bytes_is_kept_and_a_longer_one_dropped() -> None:
    longest = "x" * 100

    assert spellings(f"{longest} {longest}x {'字' * 33} {'字' * 34} end") == [
        longest,
        "字" * 33,
        "end",
    ]


def test_offsets_point_at_the_words_as_they_are_written() -> None:
    text = "The council’s e-mail, don't: Cafe\N{COMBINING ACUTE ACCENT} rock'n'roll's end"

    found = tokens_with_offsets(text)

    assert [readable(text)[token.start : token.end] for token in found] == [
        "The",
        "council",
        "e-mail",
        "don't",
        "Café",
        "rock'n'roll",
        "end",
    ]


@pytest.mark.parametrize("text", CASES, ids=ascii)
def test_tokens_are_the_same_with_offsets_and_without(text: str) -> None:
    assert [token.text for token in tokens_with_offsets(text)] == tokens(text)


def test_no_character_makes_a_token_that_a_space_would_part() -> None:
    # Engines take our tokens apart again at spaces.
    every = "a ".join(map(chr, range(sys.maxunicode + 1)))

    assert [word for word in spellings(every) if word.split() != [word]] == []
