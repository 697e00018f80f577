"""Each engine, empty or with generated documents, and the oracle beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from search.contract import Document, Engine
from search.engines.elastic.engine import ElasticEngine
from tests import cluster
from tests.contracts.engines import ELASTIC, EMBEDDED, ENGINES, EngineFactory, filled
from tests.contracts.generated import Chance
from tests.contracts.oracle import Oracle

KIND = "thing"
# The leases of a cluster's writers are rows.
AT_A_CLUSTER = (pytest.mark.cluster, pytest.mark.django_db)


@dataclass(frozen=True)
class Library:
    """Generated documents in an engine and in the oracle."""

    engine: Engine
    oracle: Oracle
    chance: Chance
    documents: list[Document]


@pytest.fixture(
    params=[
        "embedded",
        pytest.param("embedded-in-memory", marks=pytest.mark.slow),
        *(pytest.param(name, marks=AT_A_CLUSTER) for name in ELASTIC),
    ],
    scope="module",
)
def factory(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[EngineFactory]:
    """Makes an engine. A cluster's has its leases in the database, and leaves nothing behind."""
    make = ENGINES[request.param]
    if request.param in EMBEDDED:
        yield make
        return
    cluster.insist_on(request.param)
    request.getfixturevalue("django_db_setup")
    made: list[ElasticEngine] = []

    def remembered(folder: Path) -> Engine:
        engine = make(folder)
        if isinstance(engine, ElasticEngine):
            made.append(engine)
        return engine

    with django_db_blocker.unblock():
        yield remembered
        for engine in made:
            cluster.drop_all_of(engine)


@pytest.fixture
def engine(factory: EngineFactory, tmp_path: Path) -> Engine:
    """An engine with an index that has nothing in it."""
    return filled(factory(tmp_path))


@pytest.fixture(scope="module")
def library(factory: EngineFactory, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """600 documents; a quarter of them put again or dropped since the index was built."""
    chance = Chance(seed=20_26)
    documents = chance.documents(KIND, 600)
    engine, oracle = filled(factory(tmp_path_factory.mktemp("index")), documents), Oracle(documents)
    changed = [chance.document(KIND, key) for key in range(1, 600, 5)]
    gone = range(2, 600, 20)
    with engine.writing() as writer:
        writer.put(changed, gone=[(KIND, key) for key in gone])
    oracle.put(changed, gone)
    return Library(engine, oracle, chance, documents)
