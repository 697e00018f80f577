"""The calculator's rule inside a release: its shape, and its worked examples, which must hold."""

from collections.abc import Iterator
from typing import Any

from model_releases.calculator import overall_level
from model_releases.canonical import parts
from model_releases.canonical.faults import Fault
from model_releases.canonical.shapes import Items, OrNull, Record, one_of

EXAMPLE = Record({"levels": Items(OrNull(parts.LEVEL)), "overall": OrNull(parts.LEVEL)})
RULE = Record(
    {
        "method": one_of("mean"),
        "rounding": one_of("down"),
        "not_assessed": one_of("left out"),
        "examples": Items(EXAMPLE, least=1),
    }
)
# The site's rule until a release says otherwise
MEAN_ROUNDED_DOWN: dict[str, Any] = {
    "method": "mean",
    "rounding": "down",
    "not_assessed": "left out",
    "examples": [
        {"levels": [3, 3, 3], "overall": 3},
        {"levels": [1, 2, 3, 5], "overall": 2},
        {"levels": [4, None, 5], "overall": 4},
        {"levels": [None, None], "overall": None},
    ],
}


def rule_faults(rule: Any, place: str) -> Iterator[Fault]:
    """Worked examples which the rule does not bear out; none without a rule."""
    for index, example in enumerate(rule["examples"] if rule else ()):
        overall = overall_level(example["levels"], rule=rule)
        if overall != example["overall"]:
            yield Fault(f"{place}.examples[{index}].overall", f"the rule gives {overall}.")
