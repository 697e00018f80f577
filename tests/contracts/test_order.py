"""What comes first: relevance that no boost beats, ranks downwards, ties by key."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.contract import Document, Engine, Question
from search.words import Sought, understand
from tests.contracts.conftest import KIND

FILLER = "something else that goes on for a while and says little"


def put(engine: Engine, *documents: Document) -> None:
    with engine.writing() as writer:
        writer.put(documents, gone=())


def document(key: int, *, title: str = FILLER, body: str = FILLER, boost: int = 0) -> Document:
    return Document(
        KIND, key, {"title": title, "tags": "", "summary": "", "body": body}, boost=boost
    )


def best(engine: Engine, words: str) -> tuple[int, ...]:
    return engine.ask(Question(KIND, words=words), understand(words)).ids


def test_a_word_in_the_title_comes_before_one_in_the_body(engine: Engine) -> None:
    put(
        engine,
        document(1, body=f"cloud {FILLER}"),
        document(2, title=f"cloud {FILLER}"),
        document(3, body=f"cloud {FILLER}"),
    )

    assert best(engine, "cloud") == (2, 1, 3)


def test_a_boost_orders_equals(engine: Engine) -> None:
    put(engine, *(document(key, title="cloud", boost=key * 10) for key in (1, 2, 3)))

    assert best(engine, "cloud") == (3, 2, 1)


def test_no_boost_beats_relevance(engine: Engine) -> None:
    put(engine, document(1, body=f"cloud {FILLER}", boost=100), document(2, title="cloud"))

    assert best(engine, "cloud") == (2, 1)


@given(
    better=st.integers(0, 100),
    worse=st.lists(st.integers(0, 100), min_size=1, max_size=5),
    words=st.integers(1, 12),
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_boost_lifts_a_clearly_worse_match(
    engine: Engine, better: int, worse: list[int], words: int
) -> None:
    """Clearly worse: the word comes up in a long body, and in the other it is in the title."""
    title = " ".join(["cloud", *FILLER.split()[:words]])
    put(engine, document(99, title=title, boost=better))
    put(
        engine,
        *(document(key, body=f"cloud {FILLER}", boost=b) for key, b in enumerate(worse, 1)),
    )

    assert best(engine, "cloud")[0] == 99


def test_equals_follow_by_key_whatever_the_order_they_were_put_in(engine: Engine) -> None:
    for key in (5, 1, 4, 2, 3):
        put(engine, document(key, title="cloud"))
    put(engine, document(2, title="cloud"))

    assert best(engine, "cloud") == (1, 2, 3, 4, 5)


def test_equals_over_several_pages_are_each_on_one_page(engine: Engine) -> None:
    keys = tuple(range(1, 200))
    put(engine, *(document(key, title="cloud") for key in reversed(keys)))

    pages = [
        engine.ask(Question(KIND, page=page, size=30), understand("cloud")).ids
        for page in range(1, 8)
    ]

    assert tuple(key for page in pages for key in page) == keys


def test_without_words_the_highest_boost_is_best(engine: Engine) -> None:
    put(engine, document(1), document(2, boost=50), document(3), document(4, boost=100))

    answer = engine.ask(Question(KIND), Sought())

    assert answer.ids == (4, 2, 1, 3)


def test_the_typed_word_comes_before_its_synonym(engine: Engine) -> None:
    put(engine, document(1, title="resident"), document(2, title="citizen"))
    sought = understand("citizen", synonyms={("citizen",): [("resid",)]})

    answer = engine.ask(Question(KIND), sought)

    assert answer.ids == (2, 1)


def test_a_rank_sorts_downwards_and_its_highest_number_fits(engine: Engine) -> None:
    numbers = {1: 0, 2: 2**32 - 1, 3: 7, 4: 7}
    put(
        engine,
        *(Document(KIND, key, {"title": "x"}, ranks={"used": n}) for key, n in numbers.items()),
    )

    answer = engine.ask(Question(KIND, sort="used"), Sought())

    assert answer.ids == (2, 3, 4, 1)


def test_a_rank_that_comes_later_is_sorted_by_too(engine: Engine) -> None:
    put(engine, Document(KIND, 1, {"title": "x"}, ranks={"used": 1}))
    engine.ask(Question(KIND, sort="used"), Sought())
    later = {"newest": 9, "used": 2}
    put(engine, *(Document(KIND, key, {"title": "x"}, ranks=later) for key in (3, 2)))

    answer = engine.ask(Question(KIND, sort="newest", size=2), Sought())

    assert answer.ids == (2, 3)
