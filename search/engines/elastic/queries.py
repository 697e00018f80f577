"""What is sought and filtered, in the cluster's terms."""

from collections.abc import Iterable

from elasticsearch.dsl.function import FieldValueFactor
from elasticsearch.dsl.query import (
    Bool,
    ConstantScore,
    DisMax,
    FunctionScore,
    MatchAll,
    MatchPhrase,
    Prefix,
    Query,
    Term,
    Terms,
)

from search.analyser import spellings, tokens
from search.contract import Filters
from search.weighing import SYNONYM_WEIGHT
from search.words import Sought, Tokens, Word


def words_query(sought: Sought) -> Query:
    """Documents that have what is sought, near-equals ordered by their boost."""
    if not (sought.has_words() or sought.none):
        return MatchAll()
    must = [_word(word) for word in sought.every]
    if sought.some:
        must.append(_any(_word(word) for word in sought.some))
    query = Bool(must=must or [MatchAll()], must_not=[_word(word) for word in sought.none])
    return FunctionScore(
        query=query,
        functions=[FieldValueFactor(field="lift", missing=1)],
        boost_mode="multiply",
    )


def of_kind(kind: str) -> Query:
    """Documents of one kind."""
    return Term("kind", {"value": kind})


def everything() -> Query:
    """All documents."""
    return MatchAll()


def all_of(filters: Filters) -> list[Query]:
    """One filter for each field: any of its values will do."""
    return [any_term(name, values) for name, values in sorted(filters.items())]


def any_term(field: str, values: frozenset[str]) -> Query:
    """Documents with one or more of `values` in `field`."""
    return Terms(f"terms.{field}", sorted(values))


def having_spelling(spelling: str) -> Query:
    """Documents that have this very spelling."""
    return Term("spelt", {"value": spelling})


def in_first_text(typed: str) -> Query | None:
    """Documents whose first text has every typed word, the last as a beginning; None for none."""
    stems, spelt = tokens(typed), spellings(typed)
    if not stems:
        return None
    every: list[Query] = [Term("title", {"value": stem}) for stem in stems[:-1]]
    every.append(
        _any([Prefix("title_spelt", {"value": spelt[-1]}), Term("title", {"value": stems[-1]})])
    )
    return ConstantScore(filter=Bool(must=every))


def _word(word: Word) -> Query:
    typed, *synonyms = word.alternatives
    if not synonyms:
        return _run(typed)
    # The best of them, not the sum: a text that has them all is not about it three times.
    lighter = [_run(other, weight=SYNONYM_WEIGHT) for other in synonyms]
    return DisMax(queries=[_run(typed), *lighter])


def _run(run: Tokens, *, weight: float = 1.0) -> Query:
    if len(run) == 1:
        return Term("words", {"value": run[0], "boost": weight})
    return MatchPhrase("words", {"query": " ".join(run), "boost": weight})


def _any(queries: Iterable[Query]) -> Query:
    return Bool(should=list(queries), minimum_should_match=1)
