"""`rebuild_index --check` finds twenty faults that were planted in an index, on each engine."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from search import building, registry
from search.contract import Document, Engine
from search.servers import read_servers
from tests import cluster
from tests.search import notes
from tests.search.notes import KIND

pytestmark = pytest.mark.usefixtures("committed_notes")
NUMBER = 24
STALE = range(1, 5)
WRONG_TERMS, WRONG_RANKS, WRONG_WORDS, WRONG_BOOST = 5, 6, 7, 8
MISSING, EXTRA = range(9, 15), range(101, 107)
FAULTS = 20
ENGINES = [
    "embedded",
    *(pytest.param(name, marks=pytest.mark.cluster) for name in cluster.SERVERS),
]


@pytest.fixture(params=ENGINES)
def name(
    request: pytest.FixtureRequest, committed_notes: None, settings: Settings
) -> Iterator[str]:
    """The name of an engine with an index of notes, as the command knows it."""
    notes.write_unmarked({key: f"data number {key}" for key in range(1, NUMBER + 1)})
    if request.param != "embedded":
        settings.SEARCH_SERVERS = read_servers(cluster.insist_on(request.param))
    name = "embedded" if request.param == "embedded" else "elastic"
    call_command("rebuild_index", "--engine", name, stdout=StringIO())
    yield name
    if name == "elastic":
        address = cluster.SERVERS[request.param]
        cluster.drop_all_of(cluster.engine_at(address, database=registry._this_database()))


def planted(engine: Engine) -> list[int]:
    """The keys of twenty documents that are not as the database has them."""
    right = {key: _note(key) for key in range(1, NUMBER + 1)}
    wrong = [_note(key, title=f"old number {key}") for key in STALE]
    wrong.append(_note(WRONG_TERMS, terms={"colour": ["blue"]}))
    wrong.append(_note(WRONG_RANKS, ranks={"votes": 99}))
    wrong.append(_note(WRONG_WORDS, title=f"{right[WRONG_WORDS].texts['title']} more"))
    wrong.append(_note(WRONG_BOOST, boost=7))
    extra = [_note(key) for key in EXTRA]
    with engine.writing() as writer:
        writer.put([*wrong, *extra], gone=[(KIND, key) for key in MISSING])
    return sorted([*(one.id for one in wrong), *MISSING, *EXTRA])


def _note(key: int, **other: object) -> Document:
    parts = {
        "texts": {"title": other.pop("title", f"data number {key}")},
        "terms": {"colour": ["red"]},
        "ranks": {"votes": 0},
        **other,
    }
    return Document(KIND, key, **parts)  # type: ignore[arg-type]  # parts of a document, by name


def test_twenty_planted_faults_are_found_and_mended(name: str) -> None:
    engine = registry.engine_named(name)
    keys = planted(engine)
    out = StringIO()

    with pytest.raises(CommandError, match=f"{FAULTS} documents differ"):
        call_command("rebuild_index", "--engine", name, "--check", stdout=out)
    call_command("rebuild_index", "--engine", name, stdout=StringIO())

    found = sorted(int(line.split()[1]) for line in out.getvalue().splitlines())
    left = list(building.differences(engine, progress=building.unwatched))
    assert (len(keys), found, left) == (FAULTS, keys, [])


@pytest.mark.cluster
@pytest.mark.parametrize("server", cluster.SERVERS)
def test_what_was_changed_behind_our_back_is_found(
    committed_notes: None, settings: Settings, server: str
) -> None:
    address = cluster.insist_on(server)
    engine = cluster.engine_at(address)
    notes.write_unmarked({1: "data", 2: "data"})
    building.rebuild(engine, progress=building.unwatched)
    cluster.client_at(address.split(",")[0]).update(
        index=engine.consumer().removeprefix("elastic:"),
        id=f"{KIND}:2",
        doc={"ranks": {"votes": 99}},
        refresh=True,
    )

    found = list(building.differences(engine, progress=building.unwatched))
    cluster.drop_all_of(engine)

    assert [str(one) for one in found] == ["note 2 is different in the index"]


def test_a_server_that_is_not_named_cannot_be_meant(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="SEARCH_URL names none"):
        call_command("rebuild_index", "--engine", "elastic")
