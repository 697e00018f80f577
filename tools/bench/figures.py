"""A figure as `make bench` prints it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass


class WrongAnswerError(Exception):
    """What was to be measured gave a wrong answer, so its speed says nothing."""


@dataclass(frozen=True)
class Figure:
    """One figure. `limit` is what it should keep to, `against` the floor it was measured beside."""

    bench: str
    value: float
    unit: str
    limit: float | None
    against: str


def say(bench: str, value: float, unit: str, *, limit: float | None, against: str) -> None:
    """Print one figure as a JSON line."""
    print(json.dumps(asdict(Figure(bench, round(value, 3), unit, limit, against))), flush=True)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of `values` lie; the nearest one."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def must_equal(what: str, found: object, expected: object) -> None:
    """Refuse to measure something that answers wrongly."""
    if found != expected:
        raise WrongAnswerError(f"{what}: found {found!r}, expected {expected!r}.")
