"""Asking: the index is there and up to date, and a reader's words are met half-way."""

import pytest

from search import registry
from search.contract import Answer, Question
from search.finding import find, find_resembling, suggest
from search.words import synonyms_of
from tests.search import notes
from tests.search.notes import KIND, NoteSource

pytestmark = pytest.mark.usefixtures("note_table")


def ask(words: str, **more: object) -> Answer:
    return find(Question(KIND, words=words, **more))  # type: ignore[arg-type]  # any field of it


def test_what_was_written_is_found_at_the_next_search() -> None:
    notes.write({1: "Owners for ten datasets"})

    assert ask("dataset").ids == (1,)


def test_what_was_written_again_is_found_by_its_new_words() -> None:
    notes.write({1: "old"})
    ask("old")

    notes.write({1: "new"})

    assert (ask("old").ids, ask("new").ids) == ((), (1,))


def test_what_is_hidden_is_not_found() -> None:
    notes.write({1: "data", 2: "data"})
    ask("data")

    notes.hide(1)

    assert ask("data").ids == (2,)


def test_votes_count_at_the_next_search() -> None:
    notes.write({1: "data", 2: "data"})
    ask("data")

    notes.vote(2)

    assert ask("data", sort="votes").ids == (2, 1)


def test_an_index_that_was_never_built_has_notes_that_nobody_marked() -> None:
    notes.write_unmarked({1: "data"})

    assert ask("data").ids == (1,)


@pytest.mark.parametrize(
    "words",
    ["((((", "\0", "\ud800", '"', "-", "a" * 100_000, "*:* AND [a TO b]", "word " * 1_200, "🏛"],
    ids=ascii,
)
def test_nothing_that_can_be_typed_is_an_error(words: str) -> None:
    notes.write({1: "data"})

    assert ask(words).total in {0, 1}
    assert suggest(KIND, words, limit=5) == []


@pytest.mark.parametrize("page", [0, -1, 10**9, 10**30])
def test_no_page_is_an_error(page: int) -> None:
    notes.write({1: "data"})

    assert ask("data", page=page).total == 1


def test_a_slip_of_one_letter_is_put_right_and_said() -> None:
    notes.write({1: "Score legacy risk", 2: "Publish an accessibility statement"})

    answers = [ask(typed) for typed in ("leagcy risk", "acessibility statment", "Legcy")]

    assert [(answer.ids, answer.corrected) for answer in answers] == [
        ((1,), "legacy risk"),
        ((2,), "accessibility statement"),
        ((1,), "legacy"),
    ]


def test_a_near_word_that_would_find_many_more_is_offered() -> None:
    notes.write({1: "bard"} | dict.fromkeys(range(2, 8), "board"))

    answers = [ask(typed) for typed in ("bard", "board", "bardd")]

    assert [(a.total, a.offered, a.corrected) for a in answers] == [
        (1, "board", ""),
        (6, "", ""),
        (1, "", "bard"),
    ]


def test_of_several_near_words_the_one_with_most_documents_is_meant() -> None:
    notes.write({1: "cart", 2: "card", 3: "card", 4: "bard"})

    assert ask("carx").corrected == "card"


def test_a_word_that_is_found_is_never_put_right() -> None:
    notes.write({1: "plan", 2: "plane"})

    assert (ask("plan").ids, ask("plan").corrected) == ((1,), "")


def test_words_that_a_filter_shuts_out_are_not_put_right() -> None:
    notes.write({1: "plan", 2: "plane"})

    answer = ask("plan", filters={"colour": frozenset({"blue"})})

    assert (answer.total, answer.corrected, answer.is_loosened) == (0, "", False)


def test_a_question_is_answered_by_its_main_words() -> None:
    notes.write({1: "Restore from backup", 2: "Backup plan"})

    answer = ask("how do we restore our backups?")

    assert (answer.ids, answer.is_loosened) == ((1, 2), True)


def test_a_sentence_that_is_meant_word_for_word_is_searched_so() -> None:
    notes.write({1: "How we restore our data", 2: "Restore a backup"})

    answer = ask("how we restore our data", as_typed=True)

    assert (answer.ids, answer.is_loosened) == ((1,), False)


def test_with_enough_that_have_all_main_words_a_sentence_finds_no_others() -> None:
    notes.write(dict.fromkeys(range(1, 11), "Restore a backup") | {11: "Restore"})

    answer = ask("how do we restore our backups?")

    assert (answer.ids, answer.is_loosened) == (tuple(range(1, 11)), True)


def test_everyday_words_help_where_words_find_nothing() -> None:
    notes.write({1: "Train every manager", 2: "Boss of the list"})
    registry.register(
        NoteSource(), everyday_words=synonyms_of({"boss": ["manager"], "chief": ["manager"]})
    )

    assert [(ask(typed).ids, ask(typed).is_loosened) for typed in ("boss", "chief")] == [
        ((2,), False),
        ((1,), True),
    ]


def test_when_no_document_has_all_words_those_with_some_are_given() -> None:
    notes.write({1: "Restore from backup", 2: "Plan for a zebra"})

    answer = ask("backup zebra")

    assert (sorted(answer.ids), answer.is_loosened) == ([1, 2], True)


def test_what_is_excluded_stays_excluded_when_words_are_loosened() -> None:
    notes.write({1: "Restore from backup", 2: "Plan for a zebra"})

    assert ask("backup zebra -plan").ids == (1,)


def test_synonyms_count_as_soon_as_they_are_given() -> None:
    notes.write({1: "What residents want"})
    ask("citizen")
    given = synonyms_of({"citizen": ["resident"]})
    registry.register(NoteSource(), synonyms=lambda: given)

    answer = ask("citizens")

    assert (answer.ids, answer.is_loosened, answer.corrected) == ((1,), False, "")


def test_look_alikes_have_any_of_the_words_most_first() -> None:
    notes.write({1: "A digital board", 2: "A digital board for the council", 3: "Nothing alike"})

    found = find_resembling(Question(KIND, words="Set up a digital board of the council"))

    assert (found.ids, found.is_loosened) == ((2, 1), True)


def test_suggestions_are_up_to_date() -> None:
    notes.write({1: "Dashboards"})

    assert suggest(KIND, "dash", limit=5) == [1]
