"""Limits: counted in the database, by token or address, without keeping an address."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from pytest_django import Settings

from api.models import RequestCount
from api.operations.limits import Limit, network_of, wait_seconds
from tests.factories.api import ApiTokenFactory, program_of
from tests.factories.library import ActionFactory

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 22, 9, 0, 20, tzinfo=datetime.UTC)
TWO = Limit("two", requests=2, seconds=60)


def test_what_is_beyond_the_limit_waits_for_the_next_window() -> None:
    assert [wait_seconds(TWO, who="a", at=NOW) for _ in range(4)] == [0, 0, 40, 40]
    assert wait_seconds(TWO, who="b", at=NOW) == 0
    assert wait_seconds(TWO, who="a", at=NOW + datetime.timedelta(seconds=40)) == 0


def test_refused_requests_are_not_counted_on() -> None:
    for _ in range(5):
        wait_seconds(TWO, who="a", at=NOW)

    assert RequestCount.objects.get().count == TWO.requests


def test_no_address_is_kept_and_two_windows_cannot_be_told_to_be_of_one() -> None:
    for minutes in (0, 1):
        wait_seconds(TWO, who="203.0.113.7", at=NOW + datetime.timedelta(minutes=minutes))

    keys = set(RequestCount.objects.values_list("key", flat=True))
    assert (len(keys), {len(key) for key in keys}) == (2, {64})


def test_old_counts_are_thrown_away() -> None:
    wait_seconds(TWO, who="a", at=NOW)
    wait_seconds(TWO, who="a", at=NOW + datetime.timedelta(days=3))

    assert RequestCount.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("unknown", "unknown"),
    ],
)
def test_a_household_counts_as_one(address: str, counted: str) -> None:
    assert network_of(address) == counted


def test_too_many_requests_of_an_address_are_told_when_to_go_on(
    client: Client, settings: Settings
) -> None:
    settings.API_LIMITS = {**settings.API_LIMITS, "address": (2, 3600)}

    answers = [client.get("/api/v1/tags") for _ in range(3)]
    cache.clear()
    later = client.get("/api/v1/tags")
    elsewhere = client.get("/api/v1/tags", REMOTE_ADDR="198.51.100.1")

    assert [one.status_code for one in answers] == [200, 200, 429]
    assert 0 < int(answers[2]["Retry-After"]) <= 3600
    assert answers[2].json()["error"]["code"] == "too_many_requests"
    assert (later.status_code, elsewhere.status_code) == (429, 200)


@pytest.mark.only_on("sqlite")
@pytest.mark.django_db(transaction=True)
def test_reading_goes_on_while_counting_cannot(client: Client) -> None:
    program = program_of(ApiTokenFactory())
    with _writing_nothing():
        met = [each.get("/api/v1/tags").status_code for each in (client, program)]

    assert met == [200, 200]


@contextmanager
def _writing_nothing() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        try:
            yield
        finally:
            cursor.execute("PRAGMA query_only = OFF")


def test_whoever_has_no_address_is_counted_together(client: Client, settings: Settings) -> None:
    settings.API_LIMITS = {**settings.API_LIMITS, "address": (1, 3600)}

    met = [client.get("/api/v1/tags", REMOTE_ADDR="").status_code for _ in range(2)]

    assert met == [200, 429]


def test_a_token_has_limits_of_its_own_and_stricter_ones_for_writing(settings: Settings) -> None:
    settings.API_LIMITS = {**settings.API_LIMITS, "address": (0, 3600), "writes": (1, 3600)}
    action, program = ActionFactory(listed=True), program_of(ApiTokenFactory())
    address = f"/api/v1/actions/{action.slug}/vote"

    written = [program.put(address).status_code for _ in range(2)]

    assert (written, program.get("/api/v1/tags").status_code) == ([200, 429], 200)
