"""Two wordings: nothing is lost in the telling, and punctuation is told apart from words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model_releases.comparison.wording import Piece, differences, trivial_difference

TEXT = st.text(alphabet="ab .,\n5-é", max_size=60)


@given(old=TEXT, new=TEXT)
def test_the_pieces_make_both_texts_again(old: str, new: str) -> None:
    pieces = differences(old, new)

    assert "".join(one.text for one in pieces if one.kind != "added") == old
    assert "".join(one.text for one in pieces if one.kind != "removed") == new


@given(old=TEXT, new=TEXT)
def test_a_trivial_difference_is_one(old: str, new: str) -> None:
    assert not trivial_difference(old, new) or old != new


def test_whole_words_are_told_not_letters() -> None:
    assert differences("Reports by hand.", "Reports by code.") == (
        Piece("same", "Reports by "),
        Piece("removed", "hand"),
        Piece("added", "code"),
        Piece("same", "."),
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("One, two.", "One two", "punctuation"),
        ("Net – work", "Net work", "punctuation"),
        ("“Records”", '"Records"', "punctuation"),
        ("The Data", "the data", "case"),
        ("one  two", "one two", "spacing"),
        ("e-mail", "e mail", "punctuation and spacing"),
        ("The data.", "the data", "case and punctuation"),
        ("one\r\ntwo", "one\ntwo", "spacing"),
        ("cafe\u0301", "caf\u00e9", "spelling of characters"),
    ],
)
def test_what_a_reader_would_not_notice_is_named(old: str, new: str, said: str) -> None:
    assert trivial_difference(old, new) == said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("same", "same"),
        ("3.5 days", "35 days"),
        ("5-10 staff", "510 staff"),
        ("a loss of -5", "a loss of 5"),
        ("1 5", "15"),
        ("10% of staff", "10 of staff"),
        ("≥ 5 services", "≤ 5 services"),
        ("£5", "$5"),
        ("now here", "not here"),
        ("", "..."),
    ],
)
def test_what_changes_the_sense_is_never_trivial(old: str, new: str) -> None:
    assert trivial_difference(old, new) == ""


def test_long_texts_are_told_by_sentences() -> None:
    sentences = [f"Sentence {number} has seven words in it. " for number in range(400)]
    old, new = "".join(sentences), "".join([*sentences[:200], "New. ", *sentences[200:]])

    assert differences(old, new)[1] == Piece("added", "New. ")


def test_the_longest_cells_are_told_in_a_moment() -> None:
    before = time.monotonic()

    pieces = differences("a b " * 50_000, "b c " * 50_000)

    assert len(pieces) == 2
    assert time.monotonic() - before < 5
