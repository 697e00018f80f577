"""A content that does not hold together is refused, with the place of every contradiction."""

import copy
from typing import Any

import pytest

from model_releases.canonical import uids
from model_releases.canonical.content import content_faults, have_equal_text
from model_releases.canonical.lineage import lineage_faults, link, with_the_unchanged
from model_releases.canonical.plain import Origin, plain_to_content
from model_releases.canonical.rule import MEAN_ROUNDED_DOWN
from tests.factories.model_releases import plain_release

MODEL = uids.model_uid("A model of ours")


def _content(parent: dict[str, Any] | None = None, **plain: Any) -> dict[str, Any]:
    return plain_to_content(plain_release(**plain), origin=Origin(MODEL, parent=parent))


def _faults(content: dict[str, Any]) -> list[str]:
    return [str(fault) for fault in content_faults(content)]


def _first(content: dict[str, Any]) -> dict[str, Any]:
    dimension: dict[str, Any] = content["groups"][0]["dimensions"][0]
    return dimension


def test_a_sound_content_has_no_fault() -> None:
    assert _faults(_content()) == []


def test_a_part_that_is_missing_is_named() -> None:
    content = _content()
    del content["rule"], _first(content)["levels"][0]["name"]

    assert _faults(content) == [
        "content.groups[0].dimensions[0].levels[0].name: is missing.",
        "content.rule: is missing.",
    ]


def test_a_uid_or_code_that_stands_twice_is_named() -> None:
    content = _content()
    content["groups"].append(copy.deepcopy(content["groups"][0]))

    assert [fault.split(":")[0] for fault in _faults(content)] == [
        "content.groups[1].dimensions[0].uid",
        "content.groups[1].dimensions[0].code",
        "content.groups[1].dimensions[0].levels[0].passages[0].uid",
        "content.groups[1].dimensions[0].levels[1].passages[0].uid",
        "content.groups[1].dimensions[0].levels[2].passages[0].uid",
    ]


def test_levels_ascend_and_the_release_has_them_all() -> None:
    content = _content()
    _first(content)["levels"].reverse()
    content["levels"] = content["levels"][:2]

    assert _faults(content) == [
        "content.groups: levels of data must ascend, each once.",
        "content.levels: lack level 3, which data has.",
    ]


def test_a_uid_is_written_in_one_way_only() -> None:
    content = _content()
    _first(content)["uid"] = _first(content)["uid"].upper()

    assert len(_faults(content)) == 1


def test_a_rules_worked_examples_must_hold() -> None:
    rule = copy.deepcopy(MEAN_ROUNDED_DOWN)
    rule["examples"][1]["overall"] = 3

    assert _faults({**_content(), "rule": rule}) == [
        "content.rule.examples[1].overall: the rule gives 2."
    ]


@pytest.mark.parametrize(
    ("changed", "count"),
    [
        ({"what": "reworded"}, 1),
        ({"extent": "editorial"}, 1),
        ({"from": None}, 1),
        ({"what": "retired"}, 1),
        ({"to": MODEL}, 1),
        ({"what": "reworded", "extent": "clarified"}, 0),
    ],
)
def test_lineage_says_how_far_and_both_ends(changed: dict[str, Any], count: int) -> None:
    content = _content(_content(), number="1.1")
    content["lineage"][0] = {**content["lineage"][0], **changed}

    assert len(_faults(content)) == count


def test_lineage_names_every_element_of_both_releases() -> None:
    parent = _content()
    content = _content(parent, number="1.1", dimensions=("data", "people"))
    told = [one for one in content["lineage"] if one["to"] != _first(content)["uid"]]

    faults = lineage_faults({**content, "lineage": told}, parent)

    uid = _first(content)["uid"]
    assert [str(fault) for fault in faults] == [
        f"lineage: does not say what became of dimension {uid} of the parent.",
        f"lineage: does not say what became of dimension {uid} of the release.",
    ]


def test_lineage_from_an_unknown_element_is_refused() -> None:
    parent = _content()
    content = _content(parent, number="1.1")
    content["lineage"].append(link("dimension", "merged", (MODEL, _first(content)["uid"])))

    assert len(list(lineage_faults(content, parent))) == 1


def test_the_first_release_has_no_lineage() -> None:
    content = _content()
    content["lineage"].append(link("dimension", "new", (None, _first(content)["uid"])))

    assert [str(one) for one in lineage_faults(content, None)] == [
        "lineage: must be empty: there is no earlier release."
    ]


def test_what_nobody_names_and_nobody_changed_is_the_same() -> None:
    parent = _content()
    content = _content(parent, number="1.1", texts={("data", 2): "Quite other words."})
    uid = _first(content)["levels"][1]["passages"][0]["uid"]
    given = [link("passage", "reworded", (uid, uid), "clarified")]

    whole = with_the_unchanged(given, content=content, parent=parent)

    assert whole[0] == given[0]
    assert [one["what"] for one in whole[1:]] == ["same"] * 3
    assert list(lineage_faults({**content, "lineage": whole}, parent)) == []


def test_equal_text_is_told_from_the_words_alone() -> None:
    first = _content()

    assert have_equal_text(first, {**_content(first, number="1.1"), "notes": "Nothing new."})
    assert not have_equal_text(first, _content(first, texts={("data", 1): "Other"}))
