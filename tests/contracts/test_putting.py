"""What is put is found at once, what is gone is not, and nothing is found twice."""

import pytest

from search.contract import Document, Engine, EngineBusyError, Facet, Question
from search.fingerprints import fingerprint
from search.words import Sought, understand
from tests.contracts.conftest import KIND
from tests.contracts.generated import Chance
from tests.contracts.oracle import Oracle

STRANGE_TERMS = (
    "",
    " ",
    'a"b',
    "a\\b",
    "a'b",
    "(a OR b)",
    "*",
    "5",
    "true",
    "2026-05-01T00:00:00Z",
    "naïve 🏛",
    "data:2>3",
    "a\nb",
    "=",
)


def put(engine: Engine, *documents: Document, gone: tuple[int, ...] = ()) -> None:
    with engine.writing() as writer:
        writer.put(documents, gone=[(KIND, key) for key in gone])


def found(engine: Engine, typed: str) -> tuple[int, ...]:
    return engine.ask(Question(KIND, sort="no-such-rank"), understand(typed)).ids


def test_a_document_put_again_is_found_by_its_new_words_alone(engine: Engine) -> None:
    put(engine, Document(KIND, 1, {"title": "old words"}), Document(KIND, 2, {"title": "old"}))

    put(engine, Document(KIND, 1, {"title": "new words"}))

    assert [found(engine, typed) for typed in ("old", "new", "words")] == [(2,), (1,), (1,)]


def test_what_is_gone_is_not_found_and_another_kind_with_its_key_is(engine: Engine) -> None:
    put(engine, Document(KIND, 1, {"title": "x"}), Document("other", 1, {"title": "x"}))

    put(engine, gone=(1, 99))

    other = engine.ask(Question("other"), Sought()).ids
    assert (found(engine, "x"), other) == ((), (1,))


def test_after_many_changes_everything_is_as_plain_sql_has_it(engine: Engine) -> None:
    chance, oracle = Chance(seed=7), Oracle(())
    differing = []

    for _ in range(25):
        keys = chance.random.sample(range(1, 60), 8)
        documents = [chance.document(KIND, key) for key in keys[:5]]
        put(engine, *documents, gone=tuple(keys[5:]))
        oracle.put(documents, keys[5:])
        for question in chance.questions(KIND, documents, 2):
            sought = understand(question.words)
            answer = engine.ask(question, sought)
            if (answer.total, answer.facets) != (
                len(oracle.ids(question, sought)),
                oracle.counts(question, sought),
            ):
                differing.append(question)

    assert differing == []


def test_terms_are_matched_and_counted_as_they_are_whatever_is_in_them(engine: Engine) -> None:
    put(
        engine,
        *(Document(KIND, n, {"title": "x"}, {"tag": [v]}) for n, v in enumerate(STRANGE_TERMS, 1)),
    )
    each = {value: frozenset({value}) for value in STRANGE_TERMS}
    pairs = {value: frozenset({value, "5"}) for value in STRANGE_TERMS}
    facets = (Facet("each", "tag", each, {}), Facet("pairs", "tag", pairs, {}))

    filtered = [
        engine.ask(Question(KIND, filters={"tag": one}), Sought()).ids for one in each.values()
    ]
    counts = engine.ask(Question(KIND, facets=facets), Sought()).facets

    assert (filtered, counts) == (
        [(number,) for number in range(1, len(STRANGE_TERMS) + 1)],
        {
            "each": dict.fromkeys(STRANGE_TERMS, 1),
            "pairs": {value: 1 if value == "5" else 2 for value in STRANGE_TERMS},
        },
    )


def test_a_term_given_twice_counts_once(engine: Engine) -> None:
    put(engine, Document(KIND, 1, {"title": "x"}, {"tag": ["a", "a", "b"]}))
    facet = Facet("tag", "tag", {"a": frozenset("a"), "both": frozenset("ab")}, {})

    answer = engine.ask(Question(KIND, facets=(facet,)), Sought())

    assert answer.facets == {"tag": {"a": 1, "both": 1}}


def test_a_phrase_does_not_run_over_from_one_text_into_the_next(engine: Engine) -> None:
    put(
        engine,
        Document(KIND, 1, {"title": "open data", "body": "standards"}),
        Document(KIND, 2, {"title": "open", "body": "data standards"}),
    )

    assert [found(engine, f'"{p}"') for p in ("open data", "data standards", "data open")] == [
        (1,),
        (2,),
        (),
    ]


def test_accents_capitals_endings_and_hyphens_do_not_matter(engine: Engine) -> None:
    put(engine, Document(KIND, 1, {"title": "E-mail for Café dashboards: follow-up"}))

    typed = ("email", "E-MAILS", "cafe", "cafe\N{COMBINING ACUTE ACCENT}", "dashboard", "follow up")

    assert [found(engine, words) for words in typed] == [(1,)] * len(typed)


def test_a_suggestion_has_every_word_and_the_last_as_a_beginning(engine: Engine) -> None:
    put(
        engine,
        Document(KIND, 1, {"title": "Owners for ten datasets", "body": "dashboards"}),
        Document(KIND, 2, {"title": "One dashboard, used weekly"}, boost=5),
        Document(KIND, 3, {"title": "Dashboards for owners"}, boost=90),
    )

    typed = ("dash", "owners da", "dashboards", "weekly one", "zebra", "", "(((", "a" * 300)
    suggested = [engine.suggest(KIND, words, limit=5) for words in typed]

    assert suggested == [[3, 2], [3, 1], [3, 2], [2], [], [], [], []]


def test_a_suggestion_takes_signs_of_patterns_as_signs(engine: Engine) -> None:
    put(engine, Document(KIND, 1, {"title": "dot"}), Document(KIND, 2, {"title": "other"}))

    suggested = [engine.suggest(KIND, typed, limit=5) for typed in (".*", "d.*", "o|d", "[a-z]")]

    assert suggested == [[], [1], [], []]


def test_spellings_are_known_with_the_number_of_documents(engine: Engine) -> None:
    put(
        engine,
        Document(KIND, 1, {"title": "Backups", "body": "a backup"}),
        Document(KIND, 2, {"title": "Backups"}),
        Document(KIND, 3, {"title": "Restore"}),
    )
    put(engine, gone=(3,))

    known = engine.known(KIND, ["backups", "backup", "back", "restore"])

    assert known == {"backups": 2, "backup": 1}


def test_stored_fingerprints_are_those_of_the_documents(engine: Engine) -> None:
    documents = Chance(seed=3).documents(KIND, 30)
    put(engine, *documents)

    assert engine.stored(KIND) == {document.id: fingerprint(document) for document in documents}


def test_an_unfinished_rebuild_leaves_the_index_as_it_was(engine: Engine) -> None:
    put(engine, Document(KIND, 1, {"title": "x"}))
    before = engine.consumer()

    with engine.rebuilding() as fresh:
        fresh.put([Document(KIND, 2, {"title": "x"})], gone=())

    assert (engine.consumer(), found(engine, "x")) == (before, (1,))


def test_a_finished_rebuild_takes_the_place_of_the_index(engine: Engine) -> None:
    put(engine, Document(KIND, 1, {"title": "x"}))

    with engine.rebuilding() as fresh:
        fresh.put([Document(KIND, 2, {"title": "x"})], gone=())
        with fresh.replacing():
            fresh.put([Document(KIND, 3, {"title": "x"})], gone=[(KIND, 2)])

    assert (engine.consumer(), found(engine, "x")) == (fresh.consumer, (3,))


def test_a_second_writer_is_told_that_another_is_writing(engine: Engine) -> None:
    with engine.writing(), pytest.raises(EngineBusyError), engine.writing():
        pass
