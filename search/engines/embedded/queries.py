"""What is sought and filtered, in tantivy's terms."""

import re
from collections.abc import Iterable

from tantivy import Occur, Query

from search import parts
from search.analyser import spellings, tokens
from search.contract import Filters
from search.engines.embedded.schema import schema, term
from search.parts import Part
from search.weighing import HEAD_WEIGHT, SYNONYM_WEIGHT
from search.words import Sought, Tokens, Word

_SCHEMA = schema()


def words_query(sought: Sought) -> Query | None:
    """Documents that have what is sought; None when everything has."""
    parts = [(Occur.Must, _word(word)) for word in sought.every]
    if sought.some:
        some = [(Occur.Should, _word(word)) for word in sought.some]
        enough = Query.boolean_query(some, minimum_number_should_match=sought.at_least)
        parts.append((Occur.Must, enough))
    if sought.none and not parts:
        parts.append((Occur.Must, Query.all_query()))
    parts += [(Occur.MustNot, _word(word)) for word in sought.none]
    return Query.boolean_query(parts) if parts else None


def ranked(words: Query, sought: Sought) -> Query:
    """Matches of `words`, those first that have them at the head: title, tags and summary.

    What a text says of itself there counts beside what it says anywhere, by its own measure: in a
    long body a word comes up by chance.
    """
    if not parts.is_on(Part.HEADS):
        return words
    heads = [_word(word, field="head") for word in (*sought.every, *sought.some)]
    lifts = [(Occur.Should, Query.boost_query(head, HEAD_WEIGHT)) for head in heads]
    return Query.boolean_query([(Occur.Must, words), *lifts])


def narrowed(words: Query | None, filters: Filters) -> Query:
    """Matches of `words` that every filter lets through; filters do not change the score."""
    parts = [(Occur.Must, words)] if words else []
    parts += [(Occur.Must, any_term(name, values)) for name, values in filters.items()]
    if not parts:
        return Query.all_query()
    return Query.boolean_query(parts) if len(parts) > 1 or not words else words


def parted(query: Query, prefers: Filters) -> tuple[Query, Query]:
    """Matches of `query` that have any of the preferred terms, and the others."""
    preferred = _any(any_term(name, values) for name, values in prefers.items())
    return (
        Query.boolean_query([(Occur.Must, query), (Occur.Must, preferred)]),
        Query.boolean_query([(Occur.Must, query), (Occur.MustNot, preferred)]),
    )


def any_term(field: str, values: frozenset[str]) -> Query:
    """Documents with one or more of `values` in `field`, without a score."""
    terms = [Query.term_query(_SCHEMA, f"terms.{field}", term(v)) for v in sorted(values)]
    return Query.const_score_query(_any(terms), 0.0)


def in_first_text(typed: str) -> Query | None:
    """Documents whose first text has every typed word, the last as a beginning; None for none."""
    stems, spelt = tokens(typed), spellings(typed)
    if not stems:
        return None
    parts = [Query.term_query(_SCHEMA, "title", stem) for stem in stems[:-1]]
    beginning = Query.regex_query(_SCHEMA, "title_spelt", re.escape(spelt[-1]) + ".*")
    parts.append(_any([beginning, Query.term_query(_SCHEMA, "title", stems[-1])]))
    return Query.boolean_query([(Occur.Must, part) for part in parts])


def spelling(spelt: str) -> Query:
    """Documents that have this very spelling."""
    return Query.term_query(_SCHEMA, "spelt", spelt)


def _word(word: Word, *, field: str = "words") -> Query:
    typed, *synonyms = [_run(alternative, field) for alternative in word.alternatives]
    if not synonyms:
        return typed
    # The best of them, not the sum: a text that has them all is not about it three times.
    lighter = [Query.boost_query(query, SYNONYM_WEIGHT) for query in synonyms]
    return Query.disjunction_max_query([typed, *lighter])


def _run(tokens: Tokens, field: str) -> Query:
    if len(tokens) == 1:
        return Query.term_query(_SCHEMA, field, tokens[0], index_option="freq")
    return Query.phrase_query(_SCHEMA, field, list(tokens))


def _any(queries: Iterable[Query]) -> Query:
    each = list(queries)
    return each[0] if len(each) == 1 else Query.boolean_query([(Occur.Should, q) for q in each])
