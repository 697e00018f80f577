"""Which dimensions mean the same in a later release: the same and the editorial, nothing else."""

import json
from typing import Any

import pytest

from config.env import ROOT
from model_releases.canonical.lineage import link
from model_releases.models import Release
from model_releases.operations.wordings import (
    fates_between,
    gone_between,
    unchanged_dimensions,
)
from pages.operations.loading import load_demonstration
from tests.assessments.releases import (
    Content,
    dimension_in,
    next_release,
    reworded,
    reworded_as,
)
from tests.factories.assessments import CODES
from tests.factories.model_releases import make_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def old() -> Release:
    return make_release("1.0", CODES)


def _asked(old: Release, new: Release) -> list[str]:
    return [fate.now.code for fate in fates_between(old, new) if not fate.is_same]


def test_the_same_words_mean_the_same(old: Release) -> None:
    new = next_release(old, "1.1", lambda content: content.update(notes="Other notes."))

    assert _asked(old, new) == []


@pytest.mark.parametrize(
    ("extent", "asked"), [("editorial", []), ("clarified", ["data"]), ("substantive", ["data"])]
)
def test_only_an_editorial_rewording_is_not_asked(
    old: Release, extent: str, asked: list[str]
) -> None:
    said = [reworded_as(old, "data", 2, extent)]
    new = next_release(old, "1.1", reworded("data", 2, "Other words."), said=said)

    assert _asked(old, new) == asked


def test_what_nobody_judged_is_asked_unless_only_its_marks_differ(old: Release) -> None:
    marks = next_release(old, "1.1", reworded("data", 2, "Data, as it is at level 2"))
    words = next_release(marks, "1.2", reworded("design", 2, "Other words."))

    assert (_asked(old, marks), _asked(marks, words)) == ([], ["design"])


def _renamed(content: Content) -> None:
    dimension_in(content, "data")["name"] = "Information"


def _with_another_level(content: Content) -> None:
    dimension_in(content, "data")["levels"].pop()


def _with_a_renamed_level(content: Content) -> None:
    dimension_in(content, "data")["levels"][0]["name"] = "Otherwise"


def _described(content: Content) -> None:
    dimension_in(content, "data")["description"] = "Something else."


@pytest.mark.parametrize(
    "change", [_renamed, _with_another_level, _with_a_renamed_level, _described]
)
def test_another_name_description_or_level_is_asked(old: Release, change: Any) -> None:
    assert _asked(old, next_release(old, "2.0", change)) == ["data"]


def test_another_code_alone_is_not_asked(old: Release) -> None:
    def recode(content: Content) -> None:
        dimension_in(content, "data")["code"] = "data-2"

    assert _asked(old, next_release(old, "1.1", recode)) == []


def test_a_change_two_releases_ago_is_asked_and_the_way_back_too(old: Release) -> None:
    between = next_release(old, "1.1", reworded("data", 2, "Other words."))
    new = next_release(between, "1.2", reworded("design", 1, "Other words."))

    assert _asked(old, new) == ["data", "design"]
    assert unchanged_dimensions(old, new) == unchanged_dimensions(new, old)
    assert len(unchanged_dimensions(new, old)) == 1


def test_a_new_dimension_has_no_earlier_self_and_a_gone_one_is_named(old: Release) -> None:
    def replace(content: Content) -> None:
        gone = dimension_in(content, "delivery")
        gone |= {"uid": "6f1f3a52-0b0e-4a5e-9b3f-0d8a1f0c7c11", "code": "people"}
        for level in gone["levels"]:
            level["passages"] = []

    new = next_release(old, "2.0", replace)
    fate = fates_between(old, new)[-1]

    assert (fate.now.code, fate.before, fate.is_same, fate.is_divided) == (
        "people",
        None,
        False,
        True,
    )
    assert [row.code for row in gone_between(old, new)] == ["delivery"]


def test_a_split_dimension_says_what_it_came_from(old: Release) -> None:
    uid = dimension_in(json.loads(old.content), "data")["uid"]
    twin = "6f1f3a52-0b0e-4a5e-9b3f-0d8a1f0c7c11"

    def split(content: Content) -> None:
        half = {**dimension_in(content, "data"), "uid": twin, "code": "records", "levels": []}
        half["levels"] = [{"number": 1, "name": "Stage 1", "passages": []}]
        content["groups"][0]["dimensions"].append(half)

    said = [link("dimension", "split", (uid, uid)), link("dimension", "split", (uid, twin))]
    fates = {
        fate.now.code: fate
        for fate in fates_between(old, next_release(old, "2.0", split, said=said))
    }

    assert {
        code: (fate.is_divided, [row.code for row in fate.came_from])
        for code, fate in fates.items()
    } == {
        "data": (True, ["data"]),
        "records": (True, ["data"]),
        "design": (False, []),
        "delivery": (False, []),
    }


@pytest.mark.slow
def test_the_demonstration_asks_where_its_plan_says_so() -> None:
    load_demonstration(ROOT / "demonstration")
    old, new = Release.objects.of_own_model().order_by("ordinal")

    same = {fate.now.code for fate in fates_between(old, new) if fate.is_same}

    assert same == {"capacity"}  # each other has a passage that is not the same
