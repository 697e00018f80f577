"""One question as one request: a page, the exact total, and all facets with exact counts."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Facet as CountedFacet
from elasticsearch.dsl import FacetedResponse, FacetedSearch, Search
from elasticsearch.dsl.aggs import Filter
from elasticsearch.dsl.query import Bool, Query

from search.contract import BEST, Answer, EngineUnavailableError, Facet, Filters, Question
from search.engines.elastic.queries import (
    all_of,
    any_term,
    of_kind,
    preferring,
    ranked,
    words_query,
)
from search.engines.elastic.schema import LARGEST_WINDOW, key_of
from search.words import Sought

BY_KEY = {"key": {"order": "asc"}}


class ListedFacet(CountedFacet[Any]):
    """Counts single values: one look at the terms of each match."""

    agg_type = "terms"

    def __init__(self, facet: Facet) -> None:
        self._terms = {value: only for value, (only,) in facet.values.items()}
        wanted = sorted(set(self._terms.values()))
        super().__init__(field=f"terms.{facet.field}", include=wanted, size=len(wanted))

    def get_values(self, data: Any, filter_values: Any) -> Any:  # noqa: ARG002  as the client calls
        """Value -> number of documents."""
        by_term = {bucket["key"]: bucket["doc_count"] for bucket in data["buckets"]}
        return [(value, by_term.get(term, 0), False) for value, term in self._terms.items()]


class AnyOfFacet(CountedFacet[Any]):
    """Counts sets of values, a document once however many of a set it has."""

    agg_type = "filters"

    def __init__(self, facet: Facet) -> None:
        self._values = list(facet.values)
        # Numbered: a value may be what no name may be.
        sets = enumerate(facet.values.values())
        super().__init__(filters={str(n): any_term(facet.field, accepted) for n, accepted in sets})

    def get_values(self, data: Any, filter_values: Any) -> Any:  # noqa: ARG002  as the client calls
        """Value -> number of documents."""
        buckets = data["buckets"]
        return [(v, buckets[str(n)]["doc_count"], False) for n, v in enumerate(self._values)]


class AskedSearch(FacetedSearch[Any]):
    """A question in the client's terms. Facets are counted by the filters that each one names."""

    def __init__(
        self, using: Elasticsearch, index: str, *, asked: Question, sought: Sought
    ) -> None:
        self.using = using  # type: ignore[assignment]  # typed as a name; a client will do
        self.index = index
        self._asked, self._sought = asked, sought
        self._counted = {str(n): one for n, one in enumerate(asked.facets) if one.values}
        self.facets = {name: _counting(facet) for name, facet in self._counted.items()}
        self._common = _common_filters(asked)
        super().__init__(_best_first(asked, sought))

    def answer(self) -> Answer:
        """Ask, and read the answer. Raises `EngineUnavailableError` for one that is not whole."""
        first = max(self._asked.page - 1, 0) * self._asked.size
        last = first + self._asked.size
        is_near = last <= LARGEST_WINDOW
        response: Any = self[first:last].execute() if is_near else self[0:0].execute()
        insist_on_all_shards(response.to_dict())
        counts: dict[str, dict[str, int]] = {facet.name: {} for facet in self._asked.facets}
        for name, facet in self._counted.items():
            counts[facet.name] = {value: count for value, count, _ in response.facets[name]}
        ids = tuple(key_of(hit["_id"]) for hit in response.hits.hits)
        return Answer(ids, response.hits.total.value, counts, sought=self._sought)

    def search(self) -> Search[Any]:
        """Where is asked, and how."""
        asked: Search[Any] = Search(index=self.index, using=self.using)
        return (
            asked.response_class(FacetedResponse)
            .extra(_source=False, track_total_hits=True)
            .params(
                allow_partial_search_results=False,
                # Copies of a shard weigh words a little differently: all pages from the same one.
                preference=blake2b(
                    self._asked.words.encode(errors="replace"), digest_size=8
                ).hexdigest(),
            )
        )

    def query(self, search: Any, query: Any) -> Any:
        """The words, and the filters that hold for results and facets alike."""
        narrow = [of_kind(self._asked.kind), *all_of(self._common)]
        return search.query(Bool(must=[query], filter=narrow))

    def filter(self, search: Any) -> Any:
        """The filters that hold for results alone."""
        own = all_of(_without(self._asked.filters, self._common))
        return search.post_filter(Bool(filter=own)) if own else search

    def aggregate(self, search: Any) -> None:
        """Each facet among the matches of its own filters."""
        for name, counted in self.facets.items():
            own = all_of(_without(self._counted[name].filters, self._common))
            # Named as the client looks for it when it reads the answer.
            search.aggs.bucket(f"_filter_{name}", Filter(Bool(filter=own))).bucket(
                name, counted.get_aggregation()
            )

    def sort(self, search: Any) -> Any:
        """Best or highest first, then by key."""
        if self._asked.sort != BEST:
            rank = {"order": "desc", "missing": 0, "unmapped_type": "long"}
            return search.sort({f"ranks.{self._asked.sort}": rank}, BY_KEY)
        if self._sought.has_words():
            return search.sort("_score", BY_KEY)
        # Without words all count the same, but for what is preferred.
        return search.sort("_score", {"boost": {"order": "desc"}}, BY_KEY)


def insist_on_all_shards(answer: Mapping[str, Any]) -> None:
    """Raise `EngineUnavailableError` when a part of the index did not answer, or not in time."""
    if answer["_shards"]["failed"] or answer.get("timed_out"):
        raise EngineUnavailableError("A part of the search server's index does not answer.")


def _best_first(asked: Question, sought: Sought) -> Query:
    words = words_query(sought)
    if asked.sort != BEST:
        return words
    if sought.has_words():
        return ranked(words, sought)
    return preferring(words, asked.prefers) if asked.prefers else words


def _counting(facet: Facet) -> CountedFacet[Any]:
    is_single = all(len(accepted) == 1 for accepted in facet.values.values())
    return ListedFacet(facet) if is_single else AnyOfFacet(facet)


def _common_filters(asked: Question) -> Filters:
    everywhere = set(asked.filters.items())
    for facet in asked.facets:
        everywhere &= set(facet.filters.items())
    return dict(everywhere)


def _without(filters: Filters, others: Filters) -> Filters:
    return {name: values for name, values in filters.items() if name not in others}
