"""One holder at a time; a holder that was killed is waited for, but not for ever."""

from datetime import UTC, datetime

import pytest

from search import leases
from search.contract import EngineBusyError
from search.models import EngineLease

pytestmark = pytest.mark.django_db


def lapse() -> None:
    """Let the time of every lease be over."""
    EngineLease.objects.update(held_until=datetime(2000, 1, 1, tzinfo=UTC))


def test_a_second_holder_is_told_that_there_is_one() -> None:
    with leases.held("x"), pytest.raises(EngineBusyError), leases.held("x"):
        pass


def test_another_piece_of_work_is_free() -> None:
    with leases.held("x"), leases.held("y") as other:
        assert other.token == 1


def test_each_holder_has_a_higher_token() -> None:
    tokens = []
    for _ in range(3):
        with leases.held("x") as lease:
            tokens.append(lease.token)

    assert tokens == [1, 2, 3]


def test_a_lease_that_lapsed_is_taken_over_and_its_holder_told() -> None:
    with leases.held("x") as first:
        lapse()
        with leases.held("x") as second, pytest.raises(EngineBusyError):
            first.renew()

    assert (first.token, second.token) == (1, 2)


def test_who_renews_in_time_keeps_it() -> None:
    with leases.held("x") as lease:
        lapse()
        lease.renew()

        with pytest.raises(EngineBusyError), leases.held("x"):
            pass


def test_letting_go_of_a_lost_lease_takes_it_from_nobody() -> None:
    with leases.held("x"):
        lapse()
        outer = leases.held("x")
        outer.__enter__()

    with pytest.raises(EngineBusyError), leases.held("x"):
        pass
