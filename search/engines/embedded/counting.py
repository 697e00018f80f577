"""Exact counts of facets, each facet without its own filter, in as few passes as possible.

tantivy counts in two ways. "Listed" goes through all terms of every match. "Alone" asks of every
match whether it has one value, so it also counts any-of sets. Which is faster depends on the
number of matches, of values, and of terms in a document; the figures below were measured.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import tantivy
from tantivy import Query

from search.contract import Facet
from search.engines.embedded.queries import narrowed
from search.engines.embedded.schema import term

# Nanoseconds: to begin, and for each match. Only their ratio counts.
_ALONE_ONCE, _ALONE_EACH = 50_000, 2.2
_LISTED_ONCE, _LISTED_EACH = 100_000, 12.0

TermsPerDocument = Mapping[str, float]
"""Field -> how many terms a document has there, on average."""


def counts(
    searcher: tantivy.Searcher,
    words: Query | None,
    facets: Collection[Facet],
    *,
    usual: TermsPerDocument,
) -> dict[str, dict[str, int]]:
    """Facet -> value -> number of matches; facets with the same filters are counted in one pass."""
    passes: dict[frozenset[tuple[str, frozenset[str]]], list[Facet]] = defaultdict(list)
    for facet in facets:
        passes[frozenset(facet.filters.items())].append(facet)
    counted: dict[str, dict[str, int]] = {}
    for filters, together in passes.items():
        query = narrowed(words, dict(filters))
        counted.update(_one_pass(searcher, query, together, usual))
    return {facet.name: counted[facet.name] for facet in facets}


def total(searcher: tantivy.Searcher, query: Query) -> int:
    """How many documents match."""
    return int(searcher.aggregate(query, {"n": {"value_count": {"field": "id"}}})["n"]["value"])


def terms_per_document(searcher: tantivy.Searcher, field: str) -> float:
    """How many terms a document has in `field`, on average."""
    ways = {"n": {"value_count": {"field": f"terms.{field}"}}}
    all_terms = float(searcher.aggregate(Query.all_query(), ways)["n"]["value"])
    return all_terms / max(searcher.num_docs, 1)


def _one_pass(
    searcher: tantivy.Searcher, query: Query, facets: list[Facet], usual: TermsPerDocument
) -> Iterator[tuple[str, dict[str, int]]]:
    matches = total(searcher, query)
    listed = {f.name for f in facets if _is_better_listed(f, matches, usual[f.field])}
    ways: dict[str, Any] = {}
    for facet in facets:
        ways |= _listed(facet) if facet.name in listed else _alone(facet)
    found = searcher.aggregate(query, ways) if ways else {}
    for facet in facets:
        yield (
            facet.name,
            _read_listed(facet, found)
            if facet.name in listed
            else {
                value: found[f"{facet.name} {number}"]["doc_count"]
                for number, value in enumerate(facet.values)
            },
        )


def _is_better_listed(facet: Facet, matches: int, terms: float) -> bool:
    if any(len(accepted) != 1 for accepted in facet.values.values()):
        return False
    alone = len(facet.values) * (_ALONE_ONCE + _ALONE_EACH * matches)
    return alone > _LISTED_ONCE + _LISTED_EACH * terms * matches


def _listed(facet: Facet) -> dict[str, Any]:
    # A document holds a term once, so the number of terms is the number of documents.
    wanted = sorted({term(value) for accepted in facet.values.values() for value in accepted})
    how = {"field": f"terms.{facet.field}", "include": wanted, "size": len(wanted)}
    return {facet.name: {"terms": how}}


def _read_listed(facet: Facet, found: Mapping[str, Any]) -> dict[str, int]:
    by_term = {bucket["key"]: bucket["doc_count"] for bucket in found[facet.name]["buckets"]}
    return {value: by_term.get(term(only), 0) for value, (only,) in facet.values.items()}


def _alone(facet: Facet) -> dict[str, Any]:
    return {
        f"{facet.name} {number}": {"filter": _in_query_language(facet.field, accepted)}
        for number, accepted in enumerate(facet.values.values())
    }


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
