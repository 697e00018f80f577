"""What an assessment comes to, by the rule of its own release."""

import json
from pathlib import Path
from typing import Any

import pytest

from assessments.models import Assessment
from assessments.operations.results import Judged, reckoned, result_of, rule_of
from config.env import ROOT
from model_releases.calculator import overall_level
from model_releases.canonical.rule import MEAN_ROUNDED_DOWN
from model_releases.levels import Level
from pages.demonstration import read_releases
from tests.factories.assessments import AssessmentFactory, judged
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db

DEMONSTRATION: Path = ROOT / "demonstration"
EXAMPLES = [
    *MEAN_ROUNDED_DOWN["examples"],
    *(
        example
        for files in read_releases(DEMONSTRATION)
        for example in files.content["rule"]["examples"]
    ),
]


def _codes(found: list[Judged]) -> list[str]:
    return [one.dimension.code for one in found]


@pytest.mark.parametrize("example", EXAMPLES, ids=json.dumps)
def test_the_rule_bears_out_its_worked_examples(example: dict[str, Any]) -> None:
    assert overall_level(example["levels"], rule=MEAN_ROUNDED_DOWN) == example["overall"]


def test_the_mean_is_rounded_down_and_the_lowest_stand_beside_it(assessment: Assessment) -> None:
    judged(assessment, data=2, design=3, delivery=3)

    result = result_of(assessment)

    assert (result.overall, result.assessed, _codes(result.lowest)) == (2, 3, ["data"])
    assert [(one.dimension.code, one.level) for one in result.judged] == [
        ("data", 2),
        ("design", 3),
        ("delivery", 3),
    ]


def test_not_assessed_never_counts_as_a_level(assessment: Assessment) -> None:
    judged(assessment, data=3, design=None)

    result = result_of(assessment)

    assert (result.overall, result.assessed) == (3, 1)
    assert (_codes(result.lowest), _codes(result.unassessed)) == (["data"], ["design", "delivery"])


def test_level_0_counts_as_a_level() -> None:
    release = make_release("1.0", ("data", "design"), levels=(0, 1, 2), own=False)
    assessment = judged(AssessmentFactory(release=release), data=0, design=1)

    result = result_of(assessment)

    assert (result.overall, result.assessed, _codes(result.lowest)) == (0, 2, ["data"])


def test_nothing_assessed_has_no_overall_level_and_no_lowest(assessment: Assessment) -> None:
    result = result_of(assessment)

    assert (result.overall, result.assessed, result.lowest, result.is_reckonable) == (
        None,
        0,
        [],
        True,
    )


def test_a_release_without_a_rule_is_reckoned_by_the_sites_own(assessment: Assessment) -> None:
    judged(assessment, data=2)

    assert rule_of(assessment.release) is None
    assert (result_of(assessment).overall, result_of(assessment).is_own_rule) == (2, False)


def test_an_unknown_rule_leaves_the_profile_and_no_overall_level(assessment: Assessment) -> None:
    profile = result_of(judged(assessment, data=2, design=3)).judged

    for rule in ({"method": "median"}, {**MEAN_ROUNDED_DOWN, "rounding": "up"}):
        result = reckoned(profile, rule=rule)
        assert (result.overall, result.is_reckonable, result.levels) == (None, False, [2, 3])
        assert _codes(result.lowest) == ["data"]


def test_an_assessment_is_reckoned_against_its_own_release_only(assessment: Assessment) -> None:
    judged(assessment, data=2, design=2, delivery=2)
    make_release("1.1", ("data", "design", "delivery", "people"))

    assert _codes(result_of(assessment).judged) == ["data", "design", "delivery"]


def test_the_level_is_a_level(assessment: Assessment) -> None:
    assert isinstance(result_of(judged(assessment, data=2)).overall, Level)
