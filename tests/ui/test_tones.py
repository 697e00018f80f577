"""Levels of any model wear the five tones, the ends always the ends."""

import pytest

from ui.tones import tone_of


@pytest.mark.parametrize(
    ("count", "tones"),
    [
        (1, [5]),
        (2, [1, 5]),
        (3, [1, 3, 5]),
        (4, [1, 2, 4, 5]),
        (5, [1, 2, 3, 4, 5]),
        (9, [1, 2, 2, 3, 3, 4, 4, 5, 5]),
    ],
)
def test_levels_spread_over_the_tones(count: int, tones: list[int]) -> None:
    assert [tone_of(position, of=count) for position in range(1, count + 1)] == tones


def test_a_level_0_is_white_and_one_above_the_last_wears_the_last() -> None:
    assert [tone_of(0, of=3), tone_of(4, of=3)] == [0, 5]
