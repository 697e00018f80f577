"""Sentences: what of them is looked for."""

import pytest

from search.sentences import is_sentence, most_of, without_little_words
from search.words import Sought, understand


def main_words(typed: str) -> list[str]:
    """What stays of a sentence."""
    return [word.alternatives[0][0] for word in without_little_words(understand(typed)).every]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("how do we restore our backups", True),
        ("people who are not online", True),
        ("show and tell", False),
        ("shared data standards agreement", False),
        ('how do we "restore" our backups', False),
        ("how do we restore backups -cloud", False),
        ("", False),
        ("((( ??? !!! ...", False),
    ],
)
def test_talk_is_told_from_words(typed: str, expected: bool) -> None:
    assert is_sentence(typed, understand(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("how do we know if our backups really work?", ["backup"]),
        ("what would work best", ["work", "best"]),
        ("how we do it", ["how", "we", "do", "it"]),
        ("", []),
    ],
)
def test_a_question_is_left_its_main_words(typed: str, words: list[str]) -> None:
    assert main_words(typed) == words


@pytest.mark.parametrize(
    ("typed", "numbers"), [("", []), ("a", [1]), ("a b c", [2, 1]), ("a b c d e f", [3, 2, 1])]
)
def test_half_of_the_words_are_asked_for_then_fewer(typed: str, numbers: list[int]) -> None:
    assert most_of(understand(typed)) == numbers


def test_nothing_has_no_main_words() -> None:
    assert without_little_words(Sought()) == Sought()
