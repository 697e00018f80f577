"""Each engine, empty or with generated documents, and the oracle beside it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from search.contract import Document, Engine
from tests.contracts.engines import ENGINES, EngineFactory, filled
from tests.contracts.generated import Chance
from tests.contracts.oracle import Oracle

KIND = "thing"


@dataclass(frozen=True)
class Library:
    """Generated documents in an engine and in the oracle."""

    engine: Engine
    oracle: Oracle
    chance: Chance
    documents: list[Document]


@pytest.fixture(params=ENGINES, scope="module")
def factory(request: pytest.FixtureRequest) -> EngineFactory:
    return ENGINES[request.param]


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
