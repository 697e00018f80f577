"""Spellings put right, and spellings offered."""

from collections.abc import Collection, Sequence

import pytest

from search.spelling import corrected, offered, within_one_edit, within_two_slips
from search.words import Word, understand

DOCUMENTS = {"maintenance": 4, "board": 30, "boards": 9, "bard": 1, "plane": 12, "plan": 3}


def known(spellings: Collection[str]) -> dict[str, int]:
    """Those of some spellings that documents have."""
    return {spelling: n for spelling, n in DOCUMENTS.items() if spelling in spellings}


def put_right(typed: str) -> str:
    return corrected(
        typed,
        understand(typed),
        are_found=lambda words: [word.alternatives[0][0] in {"board", "plan"} for word in words],
        known=known,
    )


def test_one_edit_is_a_letter_more_less_changed_or_swapped() -> None:
    near = set(within_one_edit("ab"))

    assert {"a", "b", "abc", "xab", "axb", "xb", "ax", "ba"} <= near
    assert near.isdisjoint({"abcd", "xaxb", ""})


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("maintainance", "maintenance"),
        ("seperatly", "separately"),
        ("govenrnace", "governance"),
        ("proccurment", "procurement"),
        ("speadsheats", "spreadsheets"),
    ],
)
def test_two_slips_reach_words_as_people_misspell_them(slip: str, meant: str) -> None:
    assert meant in set(within_two_slips(slip))


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("maintainance board", "maintenance board"),
        ("maintanance", "maintenance"),
        ("boadr", "board"),
        ("baordd", ""),  # two slips in a short word may mean anything
        ("xxxxxxxxxxxx", ""),
        ("board", ""),
        ("a\0b 🏛 ((( \u202eא", ""),
        ('"boadr', "board"),
    ],
)
def test_what_is_typed_is_put_right(typed: str, spelt: str) -> None:
    assert put_right(typed) == spelt


def test_only_so_many_long_words_are_looked_for_far_afield() -> None:
    typed = " ".join("qwertyuiop"[n:] + "maintainance" for n in range(9))
    looks = []

    def counted(spellings: Collection[str]) -> dict[str, int]:
        looks.append(len(spellings))
        return {}

    corrected(typed, understand(typed), are_found=lambda words: [False] * len(words), known=counted)

    assert len([number for number in looks if number > 20_000]) == 3


@pytest.mark.parametrize(
    ("typed", "spelling"),
    [
        ("plan", ""),  # 12 documents are not five times three
        ("bard", "board"),
        ("bard plane", "board plane"),
        ("board", ""),
        ("boards", ""),
        ("zzzz", ""),
    ],
)
def test_a_common_neighbour_of_a_rare_word_is_offered(typed: str, spelling: str) -> None:
    assert offered(typed, understand(typed), known=known) == spelling


def test_however_many_words_are_typed_the_index_is_asked_six_times() -> None:
    typed = " ".join(f"qwertyuiop{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(64))
    asked = []

    def none_found(words: Sequence[Word]) -> list[bool]:
        asked.append("words")
        return [False] * len(words)

    def none_known(_: Collection[str]) -> dict[str, int]:
        asked.append("spellings")
        return {}

    corrected(typed, understand(typed), are_found=none_found, known=none_known)

    assert asked == ["words", "words", *["spellings"] * 4]


def test_a_word_too_long_to_be_one_is_not_looked_for_far_afield() -> None:
    typed, looks = "maintainance" * 3, []

    def counted(spellings: Collection[str]) -> dict[str, int]:
        looks.append(len(spellings))
        return {}

    corrected(typed, understand(typed), are_found=lambda _: [False], known=counted)

    assert [number for number in looks if number > 20_000] == []
