"""Whatever happens to the search server, searches are answered in time and no save waits."""

import logging
from collections.abc import Iterator
from functools import partial

import pytest
from django.test import Client
from pytest_django import Settings

from search.breaker import breaker
from tests.search import notes
from tests.search.outages import answer_to, plain_server, searched_through, seconds_of, until
from tools.fault_proxy import FAULTS, FaultProxy

pytestmark = pytest.mark.usefixtures("committed_notes")
ONE_OF_A_KIND = {"refuse", "hang", "503"}  # no answer, none in time, the wrong one
OUTAGES = [
    pytest.param(fault, marks=[] if fault in ONE_OF_A_KIND else pytest.mark.slow)
    for fault in FAULTS
    if fault != "none"
]


@pytest.fixture
def proxy(settings: Settings, committed_notes: None) -> Iterator[FaultProxy]:
    """The way to a search server, in use."""
    with plain_server() as address, FaultProxy(address) as proxy:
        notes.write({1: "data", 2: "design"})
        answer_to("data")  # so that the index which stands in is there
        with searched_through(proxy, settings):
            yield proxy


@pytest.mark.parametrize("fault", OUTAGES)
def test_the_embedded_engine_answers_within_a_second(proxy: FaultProxy, fault: str) -> None:
    proxy.choose(fault)
    found = []

    seconds = seconds_of(lambda: found.append(answer_to("data")))

    (answer,) = found
    assert (answer.ids, answer.total, answer.is_degraded, seconds < 1) == ((1,), 1, True, True)


@pytest.mark.alone
def test_what_changes_meanwhile_is_found_meanwhile(proxy: FaultProxy) -> None:
    proxy.choose("hang")
    notes.write({3: "data"})
    notes.hide(1)

    assert until(lambda: answer_to("data").ids == (3,), seconds=2)


@pytest.mark.parametrize(
    "fault", ["hang", *(pytest.param(f, marks=pytest.mark.slow) for f in ("drip", "refuse"))]
)
def test_no_save_waits_for_the_server(proxy: FaultProxy, settings: Settings, fault: str) -> None:
    proxy.choose(fault)

    seconds = sorted(seconds_of(partial(notes.write, {n: "data"})) for n in range(10, 20))

    assert seconds[len(seconds) // 2] < 0.1


def test_readers_pay_for_an_outage_once(proxy: FaultProxy) -> None:
    proxy.choose("hang")
    answer_to("data")

    assert max(seconds_of(lambda: answer_to("data")) for _ in range(5)) < 0.3


def test_an_outage_is_logged_once_and_without_the_password(
    proxy: FaultProxy, caplog: pytest.LogCaptureFixture
) -> None:
    proxy.choose("503")

    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            answer_to("data")

    said = [record.getMessage() for record in caplog.records if record.name == "search.breaker"]
    assert (len(said), "stands in" in said[0], "secret" in caplog.text) == (1, True, False)


def test_the_page_says_that_the_site_searched_its_own_copy(
    proxy: FaultProxy, client: Client
) -> None:
    proxy.choose("refuse")

    page = client.get("/actions/").content.decode()

    assert (page.count("Our search server does not answer"), breaker.is_open) == (1, True)


def test_readiness_says_degraded_and_the_site_stays_in_service(
    proxy: FaultProxy, client: Client
) -> None:
    proxy.choose("refuse")

    response = client.get("/health/ready")

    assert (response.status_code, response.json()["dependencies"]["search"]) == (200, "degraded")
