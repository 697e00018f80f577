"""Gaps as steps of one level, and the order in which actions are suggested: no database."""

import pytest

from model_releases.levels import Level, LevelOutOfRangeError
from plans.gaps import gap_transitions
from plans.ranking import groundwork_first


@pytest.mark.parametrize(
    ("now", "wanted", "steps"),
    [
        (2, 4, [(2, 3), (3, 4)]),
        (0, 1, [(0, 1)]),
        (3, 3, []),
        (4, 2, []),
        (8, 9, [(8, 9)]),
    ],
)
def test_a_gap_is_closed_one_level_at_a_time(
    now: int, wanted: int, steps: list[tuple[int, int]]
) -> None:
    assert gap_transitions(Level(now), Level(wanted)) == steps


def test_who_was_not_assessed_has_no_known_gap() -> None:
    assert gap_transitions(None, Level(5)) == []


def test_levels_that_the_dimension_has_not_are_stepped_over() -> None:
    assert gap_transitions(Level(1), Level(5), levels=[0, 1, 3, 5, 6]) == [(1, 3), (3, 5)]


def test_a_level_that_the_dimension_lost_is_still_a_place_to_start_from() -> None:
    assert gap_transitions(Level(2), Level(4), levels=[1, 3, 4]) == [(2, 3), (3, 4)]


def test_a_level_out_of_range_is_refused() -> None:
    with pytest.raises(LevelOutOfRangeError):
        gap_transitions(Level(2), Level(10))


def test_without_groundwork_the_rank_stands() -> None:
    assert groundwork_first(["b", "a", "c"], {}) == ["b", "a", "c"]


def test_groundwork_comes_before_what_leans_on_it() -> None:
    needs = {"a": ["d"], "d": ["e", "elsewhere"]}

    assert groundwork_first(["a", "b", "d", "e"], needs) == ["e", "d", "a", "b"]


def test_several_grounds_keep_their_own_rank() -> None:
    assert groundwork_first(["a", "b", "c"], {"a": ["c", "b"]}) == ["b", "c", "a"]


def test_a_ring_is_cut_and_loses_nothing() -> None:
    assert groundwork_first(["a", "b", "c"], {"a": ["b"], "b": ["a"], "c": ["c"]}) == [
        "b",
        "a",
        "c",
    ]


def test_a_long_chain_of_groundwork_is_followed() -> None:
    chain = list(range(3_000))

    assert groundwork_first(chain, {one: [one + 1] for one in chain}) == chain[::-1]
