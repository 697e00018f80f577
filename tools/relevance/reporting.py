"""Figures as tables for people."""

from collections.abc import Iterable, Mapping, Sequence

from tools.relevance.figures import Judged, means
from tools.relevance.judged import HALVES, TUNING


def report(judged: Sequence[Judged]) -> str:
    """Figures for each kind and half, then what the tuning half missed.

    What the held-out half missed is not told: whoever reads it begins to tune for it.
    """
    kinds = dict.fromkeys(each.kind for each in judged)
    lines = [_heading("kind")]
    lines += [_line(kind, [each for each in judged if each.kind == kind]) for kind in kinds]
    lines += [_line("all", judged), "", "Missed in the first ten, tuning half:"]
    lines += [
        f"{each.id}  {each.words}: {', '.join(each.missed)}"
        for each in judged
        if each.missed and each.half == TUNING
    ]
    return "\n".join(lines)


def worth(runs: Mapping[str, Sequence[Judged]]) -> str:
    """One line for each run: name -> what it found."""
    return "\n".join([_heading("search"), *(_line(name, run) for name, run in runs.items())])


def _heading(first: str) -> str:
    halves = "".join(f"{half:>12}{'nDCG@10':>9}{'recall@10':>11}" for half in (*HALVES, "both"))
    return f"{first:20}{halves}"


def _line(name: str, judged: Sequence[Judged]) -> str:
    each_half = [[one for one in judged if one.half == half] for half in HALVES]
    return f"{name:20}" + "".join(_cells(some) for some in (*each_half, judged))


def _cells(judged: Iterable[Judged]) -> str:
    some = list(judged)
    if not some:
        return f"{0:>12}{'-':>9}{'-':>11}"
    over = means(some)
    return f"{over.queries:>12}{over.ndcg:>9.3f}{over.recall:>11.3f}"
