"""A cluster as a search engine: all hosts ask one index, one process at a time writes to it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import sleep
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl.aggs import Filters
from elasticsearch.dsl.query import Bool, Query, Terms

from search import analyser, leases
from search.contract import Answer, IndexMissingError, NewIndex, Question, Writer
from search.engines.elastic import queries, schema
from search.engines.elastic.asking import BY_KEY, AskedSearch, insist_on_all_shards
from search.engines.elastic.faults import told_in_a_sentence
from search.engines.elastic.hosts import Host, config_of
from search.engines.elastic.indexes import Indexes
from search.engines.elastic.schema import StoredDocument
from search.engines.elastic.writers import (
    IndexWriter,
    NewElasticIndex,
    consumer_of,
    writing_lease,
)
from search.servers import Server
from search.words import Sought

VERSION = f"{schema.VERSION}.{analyser.VERSION}"
# Another host may do what one refuses because it is busy, on its way out, or cut off.
ASK_ANOTHER = (429, 502, 503, 504)
SCANNED_AT_ONCE = 1_000
# Some 40 ms: more in one request could look like a host that does not answer.
SPELT_AT_ONCE = 10_000
# Searches under way in the former index when another took its place end within this.
GRACE_SECONDS = 1


class ElasticEngine:
    """The index of one database in the cluster of `servers`.

    `database` says which database that is, `documents` how documents are made now; documents of
    another database, or made otherwise, have an index of their own.
    """

    name = "elastic"

    def __init__(
        self,
        servers: Sequence[Server],
        *,
        database: Callable[[], str],
        documents: Callable[[], str],
    ) -> None:
        others = len(servers) - 1
        self._client = Elasticsearch(
            [config_of(server, others=others) for server in servers],
            node_class=Host,
            max_retries=others,
            retry_on_timeout=True,
            retry_on_status=ASK_ANOTHER,
        )
        self._database = database
        self._documents = documents

    def consumer(self) -> str:
        """The index in use, as the table of positions knows it; another index, another name."""
        return consumer_of(self._indexes().current())

    def ask(self, question: Question, sought: Sought) -> Answer:
        """Answer exactly, for `sought` in the place of the question's words."""
        with told_in_a_sentence():
            asked = AskedSearch(self._client, self._indexes().alias, asked=question, sought=sought)
            return asked.answer()

    def totals(self, kind: str, each: Sequence[Sought]) -> Iterator[int]:
        """How many documents have what each of `each` seeks, in turn, whatever the filters."""
        yield from self._counted(kind, queries.everything(), map(queries.words_query, each))

    def suggest(self, kind: str, typed: str, *, limit: int) -> list[int]:
        """Keys of documents whose first text has every typed word, the last as a beginning."""
        query = queries.in_first_text(typed)
        if query is None or limit < 1:
            return []
        asked = (
            self._search(kind, query)
            .extra(_source=False)
            .sort({"boost": {"order": "desc"}}, BY_KEY)
        )
        with told_in_a_sentence():
            found = _whole(asked[:limit])
            return [schema.key_of(hit["_id"]) for hit in found["hits"]["hits"]]

    def known(self, kind: str, spellings: Collection[str]) -> Mapping[str, int]:
        """Those of `spellings` that documents have, with the number of documents."""
        # The quick look also counts documents that are gone, and those of other kinds.
        once_there = self._once_there(spellings)
        if not once_there:
            return {}
        having = map(queries.having_spelling, once_there)
        numbers = self._counted(kind, Terms("spelt", once_there), having)
        return {one: number for one, number in zip(once_there, numbers, strict=True) if number}

    def stored(self, kind: str) -> Mapping[int, str]:
        """Key -> fingerprint of every stored document, for `rebuild_index --check`.

        One that somebody has changed in the cluster has none, whatever is written on it.
        """
        found: dict[int, str] = {}
        for hit in self._scanned(kind):
            source = hit["_source"]
            is_whole = schema.seal(source) == source.get("seal")
            found[schema.key_of(hit["_id"])] = source["fingerprint"] if is_whole else ""
        return found

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Become the only writer. Raises `EngineBusyError` when another process is."""
        indexes = self._indexes()
        with leases.held(writing_lease(indexes)) as lease:
            yield IndexWriter(self._client, indexes.current(), lease)

    @contextmanager
    def rebuilding(self) -> Iterator[NewIndex]:
        """Begin a new index; what was not put in place is dropped when the block ends."""
        indexes = self._indexes()
        with leases.held(f"{indexes.alias} rebuilding") as lease:
            before = _in_use(indexes)
            fresh = NewElasticIndex(self._client, indexes, lease)
            try:
                yield fresh
            finally:
                if fresh.is_in_use and before:
                    sleep(GRACE_SECONDS)
                indexes.drop(indexes.left_over())

    def _indexes(self) -> Indexes:
        version = f"{VERSION} {self._documents()}"
        return Indexes(self._client, database=self._database(), version=version)

    def _search(self, kind: str, query: Query) -> Any:
        asked = StoredDocument.search(using=self._client, index=self._indexes().alias)
        narrowed = Bool(filter=[queries.of_kind(kind), query])
        return asked.query(narrowed).params(allow_partial_search_results=False)

    def _counted(self, kind: str, within: Query, each: Iterable[Query]) -> list[int]:
        """How many documents match each of some queries, among those that match `within`."""
        # Numbered: each is asked for in the order given, in one request.
        filters = {str(n): query for n, query in enumerate(each)}
        if not filters:
            return []
        asked = self._search(kind, within)
        asked.aggs.bucket("each", Filters(filters=filters))
        with told_in_a_sentence():
            buckets = _whole(asked[:0])["aggregations"]["each"]["buckets"]
            return [buckets[name]["doc_count"] for name in filters]

    def _once_there(self, spellings: Collection[str]) -> list[str]:
        """Those of `spellings` that the index has or had, in any document."""
        ordered = sorted(spellings)
        parts = (ordered[n : n + SPELT_AT_ONCE] for n in range(0, len(ordered), SPELT_AT_ONCE))
        return [one for part in parts for one in self._once_there_of(part)]

    def _once_there_of(self, spellings: Sequence[str]) -> list[str]:
        with told_in_a_sentence():
            told = self._client.termvectors(
                index=self._indexes().alias,
                doc={"spelt": " ".join(spellings)},
                fields=["spelt"],
                term_statistics=True,
                field_statistics=False,
                offsets=False,
                positions=False,
                payloads=False,
            )
            terms = told["term_vectors"].get("spelt", {}).get("terms", {})
            return sorted(one for one, numbers in terms.items() if numbers.get("doc_freq"))

    def _scanned(self, kind: str) -> Iterator[Mapping[str, Any]]:
        after: list[int] = [0]
        while True:
            asked = self._search(kind, queries.everything()).sort(BY_KEY)
            with told_in_a_sentence():
                hits = _whole(asked.extra(search_after=after)[:SCANNED_AT_ONCE])["hits"]["hits"]
            yield from hits
            if len(hits) < SCANNED_AT_ONCE:
                return
            after = hits[-1]["sort"]


def _whole(asked: Any) -> Mapping[str, Any]:
    answer: Mapping[str, Any] = asked.execute().to_dict()
    insist_on_all_shards(answer)
    return answer


def _in_use(indexes: Indexes) -> str:
    try:
        return indexes.current()
    except IndexMissingError:
        return ""
