"""Addresses of actions: readable, short, free, and never a word that means something else."""

import pytest

from library.operations.addresses import LONGEST, RESERVED, Addresses


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Give every dataset an owner", "give-every-dataset-an-owner"),
        ("  Agree ‘finished’: é & ü! ", "agree-finished-e-u"),
        ("データ", "action"),
        ("", "action"),
        ("mine", "mine-2"),
    ],
)
def test_a_title_becomes_an_address(title: str, slug: str) -> None:
    assert Addresses([]).give(title) == slug


def test_no_address_is_given_twice() -> None:
    addresses = Addresses(["a", "a-3"])

    assert [addresses.give("A") for _ in range(3)] == ["a-2", "a-4", "a-5"]


def test_a_long_title_is_cut_between_words() -> None:
    slug = Addresses([]).give("word " * 60)

    assert (slug, len(slug) <= LONGEST) == ("-".join(["word"] * 24), True)


def test_one_endless_word_is_cut_anywhere() -> None:
    assert Addresses([]).give("x" * 500) == "x" * LONGEST


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_words_that_are_pages_of_their_own_are_kept_free(word: str) -> None:
    assert Addresses([]).give(word) != word
