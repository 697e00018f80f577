"""The breaker, the budget and the thread that keeps an index: each alone."""

import threading

from search.breaker import LONGEST_PAUSE_SECONDS, Breaker
from search.budget import seconds_left, within
from search.keeping import Keeper
from tests.search.outages import until


def test_a_breaker_is_open_until_it_is_closed() -> None:
    breaker = Breaker()
    states = [breaker.is_open]
    breaker.open("why")
    states.append(breaker.is_open)
    breaker.close()

    assert [*states, breaker.is_open] == [False, True, False]


def test_pauses_grow_up_to_a_limit_and_begin_anew_with_each_outage() -> None:
    breaker = Breaker()
    pauses = [breaker.pause_seconds() for _ in range(6)]
    breaker.close()

    assert (pauses, breaker.pause_seconds()) == ([1, 2, 4, 8, LONGEST_PAUSE_SECONDS, 15], 1)


def test_an_inner_budget_never_lengthens_the_outer_one() -> None:
    with within(1), within(60):
        inner = seconds_left(usually=99)

    assert (0 < inner <= 1, seconds_left(usually=99)) == (True, 99)


def test_a_keeper_works_when_woken_and_once_for_many_calls() -> None:
    rounds: list[int] = []
    is_over = threading.Event()

    def work() -> float:
        rounds.append(1)
        is_over.wait(5)
        return 0

    keeper = Keeper("test", work, rest_seconds=0.01)
    for _ in range(50):
        keeper.wake()
    is_over.set()

    assert until(lambda: len(rounds) == 2, seconds=5)
    keeper.stop()
    assert len(rounds) == 2


def test_a_keeper_outlives_a_round_that_fails_and_begins_again_after_a_stop() -> None:
    rounds: list[int] = []

    def work() -> float:
        rounds.append(1)
        return 0.01 if len(rounds) < 3 else 0

    keeper = Keeper("test", work, rest_seconds=0.01)
    keeper.wake()
    is_tried_again = until(lambda: len(rounds) == 3, seconds=5)
    keeper.stop()
    keeper.wake()

    assert (is_tried_again, until(lambda: len(rounds) == 4, seconds=5)) == (True, True)
    keeper.stop()
