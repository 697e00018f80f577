"""The overall level of a council, by the rule that a release carries as data."""

from collections.abc import Mapping, Sequence
from typing import Any


class UnknownRuleError(ValueError):
    """A rule which this platform cannot reckon by."""


def overall_level(judged: Sequence[int | None], *, rule: Mapping[str, Any]) -> int | None:
    """Overall level by `rule`, from one level for each dimension; None stands for "not assessed".

    The mean over what was assessed, rounded down, so that nobody is told they are better than they
    are. What was not assessed never counts as a level; when nothing was, there is none (None).
    Raises UnknownRuleError for another rule.
    """
    said = tuple(rule.get(part) for part in ("method", "rounding", "not_assessed"))
    if said != ("mean", "down", "left out"):
        raise UnknownRuleError("Only the mean over assessed dimensions, rounded down, is known.")
    assessed = [level for level in judged if level is not None]
    return sum(assessed) // len(assessed) if assessed else None
