"""Writing to an index of a cluster: alone, by a lease, and never with what is out of date.

Each request carries the lease's token as the version of what it writes. A request that was cut
off may still arrive, when another holder has written since: the server then refuses it, since a
document has a higher version already.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from elasticsearch import Elasticsearch

from search import budget, leases
from search.contract import Document, EngineBusyError, EngineUnavailableError, IndexMissingError
from search.engines.elastic.faults import NO_INDEX, told_in_a_sentence
from search.engines.elastic.indexes import Indexes, way_in
from search.engines.elastic.schema import identity, stored
from search.leases import Lease

REQUEST_BYTES = 5_000_000
# Less than a lease lasts, with all its tries.
REQUEST_SECONDS = 20
PATIENCE_SECONDS = 60
BUILDING = 0
"""The token of what is written to an index that is not in use yet."""

CONFLICT, NOT_THERE = 409, 404
Line = bytes


class IndexWriter:
    """The only writer to `index`, as long as it holds its lease."""

    def __init__(self, client: Elasticsearch, index: str, lease: Lease) -> None:
        self._client = client
        self._index = index
        self._lease = lease
        self._token = lease.token
        self._is_seen = True

    def put(self, documents: Iterable[Document], *, gone: Iterable[tuple[str, int]]) -> None:
        """Store `documents`, replacing by (kind, id), drop `gone`, and make both visible.

        Raises `EngineBusyError`, having changed nothing that is newer, when the lease was lost.
        """
        for lines in _requests(self._lines(documents, gone)):
            self._lease.renew()
            with budget.within(REQUEST_SECONDS), told_in_a_sentence():
                answer = self._client.bulk(
                    operations=lines,  # type: ignore[arg-type]  # written out already
                    index=way_in(self._index),
                    require_alias=True,
                    refresh=self._is_seen,
                )
                _insist_on_every(answer["items"])

    def _lines(
        self, documents: Iterable[Document], gone: Iterable[tuple[str, int]]
    ) -> Iterator[Line]:
        """One operation each."""
        for kind, key in gone:
            yield self._operation("delete", identity(kind, key))
        for document in documents:
            source = json.dumps(stored(document)).encode()
            yield self._operation("index", identity(document.kind, document.id)) + b"\n" + source

    def _operation(self, what: str, name: str) -> Line:
        told = {"_id": name, "version": self._token, "version_type": "external_gte"}
        return json.dumps({what: told}).encode()


class NewElasticIndex(IndexWriter):
    """An index that is filled beside the one in use, and seen by nobody until it replaces it."""

    def __init__(self, client: Elasticsearch, indexes: Indexes, lease: Lease) -> None:
        self.name = indexes.make()
        super().__init__(client, self.name, lease)
        self.consumer = consumer_of(self.name)
        self.is_in_use = False
        self._indexes = indexes
        self._token = BUILDING
        self._is_seen = False

    @contextmanager
    def replacing(self) -> Iterator[None]:
        """Hold off writers of the present index; when the block ends well, take its place."""
        with leases.held(writing_lease(self._indexes), patience_seconds=PATIENCE_SECONDS) as lease:
            self._token = lease.token
            yield
            lease.renew()
            self._indexes.put_in_use(self.name)
            self.is_in_use = True


def consumer_of(index: str) -> str:
    """The index, as the table of positions knows it."""
    return f"elastic:{index}"


def writing_lease(indexes: Indexes) -> str:
    """The name of the right to write to the index in use."""
    return f"{indexes.alias} writing"


def _requests(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Operations by requests of about `REQUEST_BYTES`."""
    together: list[Line] = []
    size = 0
    for line in lines:
        together.append(line)
        size += len(line)
        if size >= REQUEST_BYTES:
            yield together
            together, size = [], 0
    if together:
        yield together


def _insist_on_every(items: Iterable[Any]) -> None:
    for item in items:
        ((what, told),) = item.items()
        status = told["status"]
        if status < 300 or (what == "delete" and told.get("result") == "not_found"):
            continue
        if status == CONFLICT:
            raise EngineBusyError
        if status == NOT_THERE:
            raise IndexMissingError(NO_INDEX)
        why = told.get("error", {}).get("reason", "without a reason")
        raise EngineUnavailableError(
            f"The search server did not store {told.get('_id')}: {status}, {why}."
        )
