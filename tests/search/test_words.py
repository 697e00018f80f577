"""What a reader types, understood; nothing that can be typed is an error."""

import pytest

from search.words import (
    MOST_WORDS,
    Sought,
    Tokens,
    Word,
    any_of,
    joined,
    synonyms_of,
    understand,
)


def runs(words: tuple[Word, ...]) -> list[list[str]]:
    """Alternatives of each word, each as one string."""
    return [[" ".join(run) for run in word.alternatives] for word in words]


TYPED: dict[str, tuple[list[list[str]], list[list[str]]]] = {
    "data governance": ([["data"], ["govern"]], []),
    '"data governance" board': ([["data govern"], ["board"]], []),
    "“data governance” «open data»": ([["data govern"], ["open data"]], []),
    'data "governance': ([["data"], ["govern"]], []),
    '"data governance" "board': ([["data govern"], ["board"]], []),
    'data -cost −"cheap wins" --quick': ([["data"]], [["cost"], ["cheap win"], ["quick"]]),
    'data -"cheap wins': ([["data"], ["win"]], [["cheap"]]),
    "-data": ([], [["data"]]),
    "follow-up e-mail": ([["follow up", "followup"], ["email"]], []),
    '"follow-up"': ([["follow up"]], []),
    "-follow-up": ([], [["follow up"]]),
    "data/governance, (board)": ([["data"], ["govern"], ["board"]], []),
    "Data data DATA": ([["data"]], []),
    "a\0b": ([["a"], ["b"]], []),
    "a - b": ([["a"], ["b"]], []),
    '""': ([], []),
    "": ([], []),
}


@pytest.mark.parametrize(("typed", "expected"), TYPED.items(), ids=map(ascii, TYPED))
def test_what_is_typed_is_understood(
    typed: str, expected: tuple[list[list[str]], list[list[str]]]
) -> None:
    sought = understand(typed)

    assert (runs(sought.every), runs(sought.none)) == expected


@pytest.mark.parametrize("typed", ["((((", "-", '"', "🏛 & !"])
def test_signs_alone_are_left_out_and_the_reader_is_told(typed: str) -> None:
    assert understand(typed) == Sought(
        notes=("Nothing was searched for: write a word with letters or digits.",)
    )


def test_of_1200_words_the_first_64_are_searched_and_the_reader_is_told() -> None:
    sought = understand(" ".join(f"word{number}" for number in range(1_200)))

    assert (runs(sought.every)[-1], len(sought.every), sought.notes) == (
        ["word63"],
        MOST_WORDS,
        ("Only the first 64 words were searched for.",),
    )


def test_a_chain_of_a_thousand_hyphens_is_one_word_of_bearable_length() -> None:
    (word,) = understand("-".join("ab" for _ in range(1_000))).every

    assert len(word.alternatives[0]) == MOST_WORDS


def test_a_word_says_where_it_stands() -> None:
    typed = 'open "data governance" x'

    sought = understand(typed)

    assert [typed[word.start : word.end] for word in sought.every] == [
        "open",
        "data governance",
        "x",
    ]


SYNONYMS = synonyms_of({"citizen": ["resident", "customer"], "screen reader": ["accessibility"]})


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("citizens", [["citizen", "resid", "custom"]]),
        ("resident", [["resid"]]),
        ("a screen reader", [["a"], ["screen", "access"], ["reader", "access"]]),
        ("screen the reader", [["screen"], ["the"], ["reader"]]),
        ('"screen reader"', [["screen reader"]]),
    ],
)
def test_plain_words_and_runs_of_them_are_widened(typed: str, expected: list[list[str]]) -> None:
    assert runs(understand(typed, synonyms=SYNONYMS).every) == expected


def test_what_is_excluded_is_not_widened() -> None:
    assert runs(understand("-citizen", synonyms=SYNONYMS).none) == [["citizen"]]


def test_synonyms_without_a_word_are_left_out() -> None:
    nothing: dict[Tokens, tuple[Tokens, ...]] = {("a",): ()}

    assert synonyms_of({"a": ["!"], "!": ["b"]}) == nothing


def test_any_of_keeps_what_is_excluded() -> None:
    loosened = any_of(understand("open data -cost"), at_least=2)

    assert (loosened.every, runs(loosened.some), runs(loosened.none), loosened.at_least) == (
        (),
        [["open"], ["data"]],
        [["cost"]],
        2,
    )


def test_two_lists_of_synonyms_are_one_and_each_word_stands_once() -> None:
    ours, theirs = synonyms_of({"a": ["b"], "c": ["d"]}), synonyms_of({"a": ["x", "b"], "e": ["f"]})

    assert joined(ours, theirs) == synonyms_of({"a": ["b", "x"], "c": ["d"], "e": ["f"]})
