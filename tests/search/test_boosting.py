"""How far support and evidence lift a result: a tenth of its relevance at most."""

import math
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import parts
from search.contract import Document, Question
from search.engines.embedded import schema
from search.parts import Part
from search.words import understand
from tests.contracts.conftest import KIND
from tests.contracts.engines import ENGINES, filled

MOST = 1.1
"""A match is clearly better when its relevance alone is more than this many times another's."""


def factor(boost: int) -> float:
    """What the engine multiplies a score by: log2(2 + lift)."""
    made = schema.stored(Document(KIND, 1, {"title": "x"}, boost=boost), ranks=[])
    return math.log2(2 + made.to_dict()["lift"][0])


@given(boost=st.integers(0, 100))
def test_a_boost_multiplies_by_one_to_eleven_tenths(boost: int) -> None:
    assert factor(boost) == pytest.approx(1 + (MOST - 1) * boost / 100)


@given(
    scores=st.lists(st.floats(0.01, 1_000), min_size=2, max_size=20),
    boosts=st.lists(st.integers(0, 100), min_size=20, max_size=20),
)
def test_what_is_clearly_better_stays_before(scores: list[float], boosts: Sequence[int]) -> None:
    lifted = [score * factor(boost) for score, boost in zip(scores, boosts, strict=False)]

    turned_round = [
        (a, b)
        for a, first in zip(scores, lifted, strict=True)
        for b, second in zip(scores, lifted, strict=True)
        if a > b * MOST * 1.000001 and first <= second
    ]

    assert turned_round == []


def test_without_the_part_boosts_count_nothing(tmp_path: Path) -> None:
    engine = filled(
        ENGINES["embedded-in-memory"](tmp_path),
        [Document(KIND, key, {"title": "cloud"}, boost=boost) for key, boost in ((1, 0), (2, 99))],
    )
    question, sought = Question(KIND, words="cloud"), understand("cloud")

    with parts.without(Part.BOOST):
        alone = engine.ask(question, sought).ids

    assert (alone, engine.ask(question, sought).ids) == ((1, 2), (2, 1))
