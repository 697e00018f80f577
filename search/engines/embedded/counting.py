"""Exact counts of facets, each facet without its own filter, in as few passes as possible.

tantivy counts in two ways. "Listed" goes through all terms of every match. "Alone" asks of every
match whether it has one value, so it also counts any-of sets. Which is faster depends on the
number of matches, of values, and of terms in a document; the figures below were measured.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import tantivy
from tantivy import Query

from search.contract import Facet, Question
from search.engines.embedded.queries import narrowed, words_query
from search.engines.embedded.schema import term
from search.words import Sought

# Nanoseconds: to begin, and for each match. Only their ratio counts.
_ALONE_ONCE, _ALONE_EACH = 50_000, 2.2
_LISTED_ONCE, _LISTED_EACH = 100_000, 12.0

_IN_ALL: Mapping[str, Any] = {"in all": {"value_count": {"field": "id"}}}

TermsPerDocument = Mapping[str, float]
"""Field -> how many terms a document has there, on average."""


@dataclass(frozen=True)
class Counted:
    """How many documents match a question, and facet -> value -> how many of its matches."""

    total: int
    facets: dict[str, dict[str, int]]


def counts(
    searcher: tantivy.Searcher,
    sought: Sought,
    question: Question,
    *,
    usual: TermsPerDocument,
) -> Counted:
    """Count what a question asks for; facets with the same filters are counted in one pass."""
    words, at_most = words_query(sought), _most_matches(searcher, sought)
    own = frozenset(question.filters.items())
    passes: dict[frozenset[tuple[str, frozenset[str]]], list[Facet]] = {own: []}
    for facet in question.facets:
        passes.setdefault(frozenset(facet.filters.items()), []).append(facet)
    counted: dict[str, dict[str, int]] = {}
    totals: dict[frozenset[tuple[str, frozenset[str]]], int] = {}
    for filters, together in passes.items():
        query = narrowed(words, dict(filters))
        listed = _better_listed(searcher, query, together, usual, at_most=at_most)
        ways = {**_IN_ALL, **_listed([facet for facet in together if facet.name in listed])}
        for facet in together:
            ways |= _alone(facet) if facet.name not in listed else {}
        found = searcher.aggregate(query, ways)
        totals[filters] = _read_total(found)
        for facet in together:
            read = _read_listed if facet.name in listed else _read_alone
            counted[facet.name] = read(facet, found)
    return Counted(totals[own], {facet.name: counted[facet.name] for facet in question.facets})


def total(searcher: tantivy.Searcher, query: Query) -> int:
    """How many documents match."""
    return _read_total(searcher.aggregate(query, dict(_IN_ALL)))


def terms_per_document(searcher: tantivy.Searcher, field: str) -> float:
    """How many terms a document has in `field`, on average."""
    ways = {"n": {"value_count": {"field": f"terms.{field}"}}}
    all_terms = float(searcher.aggregate(Query.all_query(), ways)["n"]["value"])
    return all_terms / max(searcher.num_docs, 1)


def _most_matches(searcher: tantivy.Searcher, sought: Sought) -> int:
    """A number that the matches do not exceed, read off the index without looking at any."""
    return min(
        (
            sum(min(searcher.doc_freq("words", t) for t in run) for run in word.alternatives)
            for word in sought.every
        ),
        default=searcher.num_docs,
    )


def _better_listed(
    searcher: tantivy.Searcher,
    query: Query,
    facets: list[Facet],
    usual: TermsPerDocument,
    *,
    at_most: int,
) -> set[str]:
    """Names of the facets that are counted faster by listing."""

    def better(matches: int) -> set[str]:
        return {f.name for f in facets if _is_better_listed(f, matches, usual[f.field])}

    # Both costs are straight lines: what holds at both ends holds between, and spares a count.
    few, many = better(0), better(at_most)
    return many if few == many else better(total(searcher, query))


def _is_better_listed(facet: Facet, matches: int, terms: float) -> bool:
    if any(len(accepted) != 1 for accepted in facet.values.values()):
        return False
    alone = len(facet.values) * (_ALONE_ONCE + _ALONE_EACH * matches)
    return alone > _LISTED_ONCE + _LISTED_EACH * terms * matches


def _read_total(found: Mapping[str, Any]) -> int:
    return int(found["in all"]["value"])


def _listed(facets: list[Facet]) -> dict[str, Any]:
    """One list for each field: the three parts of a step, for one, are read off the same."""
    # A document holds a term once, so the number of terms is the number of documents.
    wanted: dict[str, set[str]] = defaultdict(set)
    for facet in facets:
        wanted[facet.field].update(term(value) for (value,) in facet.values.values())
    return {
        field: {"terms": {"field": f"terms.{field}", "include": sorted(terms), "size": len(terms)}}
        for field, terms in wanted.items()
        if terms
    }


def _read_listed(facet: Facet, found: Mapping[str, Any]) -> dict[str, int]:
    by_term = {bucket["key"]: bucket["doc_count"] for bucket in found[facet.field]["buckets"]}
    return {value: by_term.get(term(only), 0) for value, (only,) in facet.values.items()}


def _alone(facet: Facet) -> dict[str, Any]:
    return {
        f"{facet.name} {number}": {"filter": _in_query_language(facet.field, accepted)}
        for number, accepted in enumerate(facet.values.values())
    }


def _read_alone(facet: Facet, found: Mapping[str, Any]) -> dict[str, int]:
    numbered = enumerate(facet.values)
    return {value: found[f"{facet.name} {number}"]["doc_count"] for number, value in numbered}


def _in_query_language(field: str, accepted: frozenset[str]) -> str:
    quoted = [
        '"' + term(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
        for value in sorted(accepted)
    ]
    return (
        f"terms.{field}: IN [{' '.join(quoted)}]"
        if len(quoted) != 1
        else (f"terms.{field}:{quoted[0]}")
    )
