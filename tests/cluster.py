"""The search servers that `make services` starts, each as an engine with indexes of its own."""

import os
import socket
from functools import lru_cache
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch

from search.engines.elastic.engine import ElasticEngine
from search.engines.elastic.hosts import Host, config_of
from search.servers import read_servers

SERVERS = {
    "opensearch-3": "http://127.0.0.1:19200,http://127.0.0.1:19201,http://127.0.0.1:19202",
    "elasticsearch-8": "http://127.0.0.1:19208",
    "elasticsearch-9": "http://127.0.0.1:19209",
}


def insist_on(name: str) -> str:
    """The address of a server; skips the test when it does not run, or fails it if none may be."""
    for server in read_servers(SERVERS[name]):
        if not _listens(server.host, server.port):
            said = f"{name} does not run at {server}: start it with `make services`"
            if os.environ.get("NOTHING_IS_SKIPPED"):
                pytest.fail(said)
            pytest.skip(said)
    return SERVERS[name]


def engine_at(address: str, *, database: str = "") -> ElasticEngine:
    """An engine for a database of its own, without an index yet."""
    name = database or f"test {uuid4()}"
    return ElasticEngine(read_servers(address), database=lambda: name, documents=lambda: "1")


def client_at(address: str) -> Elasticsearch:
    """The plain client, to look behind the engine and to spoil what it stored."""
    servers = read_servers(address)
    return Elasticsearch([config_of(server, others=0) for server in servers], node_class=Host)


def drop_all_of(engine: ElasticEngine) -> None:
    """Drop every index of the engine's database."""
    family = engine._indexes()._family
    for name in engine._client.indices.get(index=f"{family}-*"):
        engine._client.indices.delete(index=name)


@lru_cache
def _listens(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex((host, port)) == 0
