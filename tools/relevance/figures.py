"""nDCG@10 and recall@10: how well the first ten results agree with the judged answers."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

from tools.relevance.judged import Query

DEPTH = 10


@dataclass(frozen=True)
class Judged:
    """One query's figures, 0 to 1, and the keys of answers that the first ten lack."""

    id: str
    words: str
    kind: str
    half: str
    ndcg: float
    recall: float
    missed: list[str]


@dataclass(frozen=True)
class Means:
    """Figures over some queries."""

    queries: int
    ndcg: float
    recall: float


def judge(query: Query, found: Sequence[str]) -> Judged:
    """Compare the keys found, best first, with the right ones.

    A result gains 2^grade - 1, divided by log2(place + 1); nDCG is the sum over the first ten as
    a share of what the best order would gain.
    """
    first = list(found[:DEPTH])
    best = sorted(query.answers.values(), reverse=True)[:DEPTH]
    gained = _gain([query.answers.get(key, 0) for key in first])
    missed = [key for key in query.answers if key not in first]
    return Judged(
        id=query.id,
        words=query.words,
        kind=query.kind,
        half=query.half,
        ndcg=gained / _gain(best),
        recall=1 - len(missed) / len(query.answers),
        missed=missed,
    )


def judge_all(queries: Iterable[Query], search: Callable[[str], Sequence[str]]) -> list[Judged]:
    """Judge every query with `search`, which gives keys, best first."""
    return [judge(query, search(query.words)) for query in queries]


def means(judged: Sequence[Judged]) -> Means:
    """The means over `judged`, of which there is at least one."""
    return Means(len(judged), mean(j.ndcg for j in judged), mean(j.recall for j in judged))


def _gain(grades: Sequence[int]) -> float:
    return sum(((1 << grade) - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
