"""Every engine gives the answers that plain SQL gives."""

from dataclasses import replace

import pytest

from search.contract import Facet, Question
from search.words import Sought, any_of, understand
from tests.contracts.conftest import KIND, Library


def test_totals_facets_and_sorted_pages_equal_plain_sql_for_150_questions(library: Library) -> None:
    differing = []
    synonyms = library.chance.synonyms()

    for question in library.chance.questions(KIND, library.documents, 150):
        sought = understand(question.words, synonyms=synonyms)
        answer = library.engine.ask(question, sought)
        ids = library.oracle.ids(question, sought)
        first = (question.page - 1) * question.size
        expected = ids[first : first + question.size]
        if question.sort == "best" and sought.has_words():
            expected = answer.ids  # the order of relevance is the engine's own
        if (answer.total, answer.ids, answer.facets) != (
            len(ids),
            expected,
            library.oracle.counts(question, sought),
        ):
            differing.append(question)

    assert differing == []


def test_all_pages_by_relevance_together_are_the_matches_each_once(library: Library) -> None:
    word = library.chance.words[3]
    question, sought = Question(KIND, words=word, size=50), understand(word)
    total = library.engine.ask(question, sought).total

    pages = [
        library.engine.ask(replace(question, page=page), sought).ids
        for page in range(1, total // 50 + 2)
    ]

    listed = [key for page in pages for key in page]
    assert sorted(listed) == sorted(library.oracle.ids(question, sought))


def test_any_of_the_words_is_enough_when_the_question_is_loosened(library: Library) -> None:
    sought = any_of(understand(" ".join(library.chance.words[50:54])))
    question = Question(KIND, sort="supported", size=600)

    answer = library.engine.ask(question, sought)

    assert answer.ids == library.oracle.ids(question, sought)


@pytest.mark.parametrize("at_least", [1, 2, 3, 4])
def test_as_many_of_the_words_are_needed_as_is_said(library: Library, at_least: int) -> None:
    words = understand(" ".join(library.chance.words[10:14]))
    sought = any_of(words, at_least=at_least)
    question = Question(KIND, sort="supported", size=600)

    answer = library.engine.ask(question, sought)

    expected = library.oracle.ids(question, sought)
    assert (answer.ids, answer.total) == (expected, len(expected))


@pytest.mark.parametrize("page", [1, 2, 3, 30])
def test_what_is_preferred_comes_first_on_whichever_page(library: Library, page: int) -> None:
    question = Question(
        KIND,
        filters={"effort": frozenset({"days", "weeks"})},
        prefers={"tag": frozenset({"tag-1", "tag-2", "tag-3"}), "effort": frozenset({"no-such"})},
        page=page,
    )

    answer = library.engine.ask(question, Sought())

    ids = library.oracle.ids(question, Sought())
    assert (answer.ids, answer.total) == (ids[(page - 1) * 20 : page * 20], len(ids))


def test_totals_of_many_at_once_are_those_of_each_alone(library: Library) -> None:
    words = library.chance.words
    run = understand(f'"{words[3]} {words[4]}" -{words[0]}')
    each = [
        *map(understand, words[:60]),
        *(any_of(understand(" ".join(words[10:14])), at_least=n) for n in (1, 2, 4)),
        *(run, understand(f"-{words[1]}"), Sought(), understand("nosuchwordanywhere")),
    ]

    totals = list(library.engine.totals(KIND, each))

    assert totals == [len(library.oracle.ids(Question(KIND), sought)) for sought in each]


def test_there_are_totals_of_nothing_and_of_a_kind_that_was_never_put(library: Library) -> None:
    assert list(library.engine.totals(KIND, [])) == []
    assert list(library.engine.totals("other", [Sought(), understand("data")])) == [0, 0]


def test_the_same_facet_is_counted_the_same_whichever_way_is_quicker(library: Library) -> None:
    # Many values of a crowded field, and few of a sparse one: engines choose their way by these.
    fields = {"tag": 40, "effort": 1, "transition": 30}
    stock = {
        name: sorted({v for d in library.documents for v in d.terms[name]})[:number]
        for name, number in fields.items()
    }
    facets = tuple(
        Facet(name, name, {value: frozenset({value}) for value in values}, filters={})
        for name, values in stock.items()
    )

    for words in ("", library.chance.words[0], library.chance.words[200]):
        question, sought = Question(KIND, words=words, facets=facets), understand(words)
        answer = library.engine.ask(question, sought)

        assert answer.facets == library.oracle.counts(question, sought)


def test_a_far_page_is_empty_and_has_the_same_total(library: Library) -> None:
    near = library.engine.ask(Question(KIND), Sought())

    far = library.engine.ask(Question(KIND, page=10**9), Sought())

    assert (far.ids, far.total) == ((), near.total)


def test_a_filter_that_accepts_no_value_lets_nothing_through(library: Library) -> None:
    answer = library.engine.ask(Question(KIND, filters={"tag": frozenset()}), Sought())

    assert (answer.ids, answer.total) == ((), 0)


def test_a_kind_that_was_never_put_has_nothing(library: Library) -> None:
    facet = Facet("tag", "tag", {"tag-1": frozenset({"tag-1"})}, filters={})

    answer = library.engine.ask(Question("other", facets=(facet,)), Sought())

    assert (answer.ids, answer.total, answer.facets) == ((), 0, {"tag": {"tag-1": 0}})
