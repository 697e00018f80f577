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

from search import parts
from search.analyser import spellings, tokens
from search.contract import Filters
from search.parts import Part
from search.weighing import HEAD_WEIGHT, SYNONYM_WEIGHT
from search.words import Sought, Tokens, Word


def words_query(sought: Sought) -> Query:
    """Documents that have what is sought; without words they all count the same."""
    must = [_word(word) for word in sought.every]
    if sought.some:
        must.append(_any((_word(word) for word in sought.some), at_least=sought.at_least))
    return Bool(must=must or [MatchAll()], must_not=[_word(word) for word in sought.none])


def ranked(words: Query, sought: Sought) -> Query:
    """Matches of `words`, those first that have them at the head, near-equals by their boost."""
    asked = (*sought.every, *sought.some)
    if parts.is_on(Part.HEADS):
        heads = [_word(word, field="head", weight=HEAD_WEIGHT) for word in asked]
        words = Bool(must=[words], should=heads)
    if not parts.is_on(Part.BOOST):
        return words
    return FunctionScore(
        query=words,
        functions=[FieldValueFactor(field="lift", missing=1)],
        boost_mode="multiply",
    )


def preferring(words: Query, prefers: Filters) -> Query:
    """Matches of `words`, which all count the same, but those with preferred terms for more."""
    return Bool(must=[words], should=[ConstantScore(filter=_any(all_of(prefers)))])


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


def _word(word: Word, *, field: str = "words", weight: float = 1.0) -> Query:
    typed, *synonyms = word.alternatives
    if not synonyms:
        return _run(typed, field, weight)
    # The best of them, not the sum: a text that has them all is not about it three times.
    lighter = [_run(other, field, weight * SYNONYM_WEIGHT) for other in synonyms]
    return DisMax(queries=[_run(typed, field, weight), *lighter])


def _run(run: Tokens, field: str, weight: float) -> Query:
    if len(run) == 1:
        return Term(field, {"value": run[0], "boost": weight})
    return MatchPhrase(field, {"query": " ".join(run), "boost": weight})


def _any(queries: Iterable[Query], *, at_least: int = 1) -> Query:
    return Bool(should=list(queries), minimum_should_match=at_least)
