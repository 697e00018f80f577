"""Outages of real search servers: what changed meanwhile is found after, and nothing is lost."""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import connection
from pytest_django import Settings

from config.env import ROOT
from search import building, keeping, registry
from search.contract import Document, Engine, EngineBusyError, IndexMissingError
from search.leases import Lease
from search.models import EngineLease
from search.servers import read_servers
from tests import cluster
from tests.search import notes
from tests.search.notes import KIND
from tests.search.outages import answer_to, searched_through, until
from tools.fault_proxy import FAULTS, FaultProxy

pytestmark = [pytest.mark.cluster, pytest.mark.django_db(transaction=True)]
EVERY_SERVER = sorted(cluster.SERVERS)
OUTAGES = [fault for fault in FAULTS if fault != "none"]


@pytest.fixture
def note_table(transactional_db: None) -> Iterator[None]:
    """Notes in a database that commits."""
    notes.create_table()
    yield
    notes.drop_table()


@pytest.fixture
def through(note_table: None, settings: Settings) -> Iterator[FaultProxy]:
    """The way to the first host of the cluster of OpenSearch, in use, with an index."""
    address = cluster.insist_on("opensearch-3").split(",")[0]
    (server,) = read_servers(address)
    with FaultProxy((server.host, server.port)) as proxy, searched_through(proxy, settings):
        notes.write({1: "data", 2: "design"})
        engine = registry.server_engine()
        assert engine
        building.build_if_missing(engine)
        yield proxy
        proxy.choose("none")
        cluster.drop_all_of(cluster.engine_at(address, database=registry._this_database()))


def is_found_on_the_server(*keys: int) -> bool:
    answer = answer_to("data")
    return (answer.ids, answer.is_degraded) == (keys, False)


@pytest.mark.parametrize("fault", OUTAGES)
def test_all_that_changed_in_an_outage_is_found_after_it(through: FaultProxy, fault: str) -> None:
    assert until(lambda: is_found_on_the_server(1), seconds=60)
    through.choose(fault)
    assert answer_to("data").is_degraded
    notes.write({3: "data"})
    notes.hide(1)

    through.choose("none")

    assert until(lambda: is_found_on_the_server(3), seconds=60)


def test_an_edit_is_found_within_two_seconds(through: FaultProxy) -> None:
    assert until(lambda: is_found_on_the_server(1), seconds=60)

    notes.write({2: "data"})

    assert until(lambda: is_found_on_the_server(1, 2), seconds=2)


def test_a_host_that_hangs_is_passed_over(through: FaultProxy, settings: Settings) -> None:
    others = cluster.SERVERS["opensearch-3"].split(",")[1:]
    keeping.stop()
    hung = f"http://127.0.0.1:{through.port}"
    settings.SEARCH_SERVERS = read_servers(",".join([hung, *others]))
    through.choose("hang")

    answers = [answer_to("data") for _ in range(6)]

    assert [(one.ids, one.is_degraded) for one in answers] == [((1,), False)] * 6


@pytest.fixture(params=EVERY_SERVER)
def engine(request: pytest.FixtureRequest, note_table: None) -> Iterator[Engine]:
    """An engine of each product, with an index that has one document."""
    engine = cluster.engine_at(cluster.insist_on(request.param))
    building.rebuild(engine, progress=building.unwatched)
    yield engine
    cluster.drop_all_of(engine)


def note(title: str) -> Document:
    return Document(KIND, 1, {"title": title}, {"colour": ["red"]}, {"votes": 0})


def late_lease(lost: Lease) -> Lease:
    """The lease that another holds now, with the token of the one that was lost."""
    holder = EngineLease.objects.get(name=lost.name).holder
    return replace(lost, holder=holder)


def test_what_comes_late_from_a_lost_lease_changes_nothing(engine: Engine) -> None:
    with ExitStack() as stack:
        late = stack.enter_context(engine.writing())
        EngineLease.objects.update(held_until=datetime(2000, 1, 1, tzinfo=UTC))
        with engine.writing() as later:
            later.put([note("later")], gone=[])
        # As if it had been sent in time, and been long on its way.
        late._lease = late_lease(late._lease)  # type: ignore[attr-defined]

        with pytest.raises(EngineBusyError):
            late.put([note("late")], gone=[])

    assert dict(engine.known(KIND, ["late", "later"])) == {"later": 1}


def test_who_lost_the_lease_is_told_before_anything_is_sent(engine: Engine) -> None:
    with engine.writing() as late:
        EngineLease.objects.update(held_until=datetime(2000, 1, 1, tzinfo=UTC))
        with engine.writing(), pytest.raises(EngineBusyError):
            late.put([note("late")], gone=[])


def test_an_index_that_was_dropped_is_not_made_anew_by_writing(engine: Engine) -> None:
    with engine.writing() as writer:
        cluster.drop_all_of(engine)  # type: ignore[arg-type]  # the fixture makes no other

        with pytest.raises(IndexMissingError):
            writer.put([note("x")], gone=[])


def test_rebuilding_leaves_no_moment_without_an_answer(engine: Engine) -> None:
    notes.write(dict.fromkeys(range(1, 50), "data"))
    building.rebuild(engine, progress=building.unwatched)
    found, is_over = set(), threading.Event()

    def look() -> None:
        while not is_over.is_set():
            found.add(engine.known(KIND, ["data"]).get("data"))
        connection.close()

    reader = threading.Thread(target=look)
    reader.start()
    for _ in range(3):
        building.rebuild(engine, progress=building.unwatched)
    is_over.set()
    reader.join()

    assert found == {49}


@pytest.mark.slow
def test_a_node_that_is_killed_costs_no_error_and_no_result(
    note_table: None, settings: Settings
) -> None:
    settings.SEARCH_SERVERS = read_servers(cluster.insist_on("opensearch-3"))
    expected = tuple(range(1, 31))
    notes.write(dict.fromkeys(expected, "data"))
    engine = registry.server_engine()
    assert engine
    building.build_if_missing(engine)
    number = int((ROOT / "var/services/opensearch-1.pid").read_text().split()[0])
    answers = []
    try:
        for turn in range(200):
            if turn == 50:
                os.killpg(number, signal.SIGKILL)
            notes.write({100 + turn: "other"})
            answers.append(answer_to("data").total)
        assert until(lambda: answer_to("other").total == 200, seconds=60)
    finally:
        subprocess.run(["bash", "tools/services.sh", "start", "opensearch"], cwd=ROOT, check=True)
        keeping.stop()

    assert set(answers) == {len(expected)}
