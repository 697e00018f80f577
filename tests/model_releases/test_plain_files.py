"""The plain format: every fault named by its place at once, and nothing lost on the way in."""

from pathlib import Path
from typing import Any

import pytest

from model_releases.canonical import uids
from model_releases.canonical.faults import FaultyFileError
from model_releases.canonical.plain import (
    Origin,
    Plain,
    plain_attribution,
    plain_to_content,
    read_plain,
)
from tests.factories.model_releases import as_file, plain_release

ONE_LINE = "Write one line without spaces at its ends."
FIXTURES = Path(__file__).parent.parent / "fixtures"
REAL = sorted(FIXTURES.glob("*/release*.json"))
UID = uids.model_uid("A model of ours")


def _faults(plain: Any) -> list[str]:
    with pytest.raises(FaultyFileError) as refusal:
        read_plain(as_file(plain))
    return [str(fault) for fault in refusal.value.faults]


def _content(plain: Plain, parent: Plain | None = None) -> dict[str, Any]:
    before = plain_to_content(parent, origin=Origin(UID)) if parent else None
    return plain_to_content(plain, origin=Origin(UID, parent=before))


def _uids(content: dict[str, Any]) -> dict[str, str]:
    return {one["code"]: one["uid"] for group in content["groups"] for one in group["dimensions"]}


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_every_word_of_a_real_file_comes_through(path: Path) -> None:
    plain = read_plain(path.read_bytes())

    content = plain_to_content(plain, origin=Origin(UID))

    assert _as_plain(content, plain_attribution(plain)) == plain


def _as_plain(content: dict[str, Any], attribution: dict[str, str]) -> Plain:
    return {
        "name": content["model"]["name"],
        "version": content["number"],
        "licence": content["licence"],
        "attribution": attribution["statement"],
        "source_url": attribution["source_url"],
        "groups": [
            {"name": group["name"], "dimensions": [_plain_of(one) for one in group["dimensions"]]}
            for group in content["groups"]
        ],
    }


def _plain_of(dimension: dict[str, Any]) -> dict[str, Any]:
    return {
        "key": dimension["code"],
        "name": dimension["name"],
        "description": dimension["description"],
        "levels": [
            {
                "number": level["number"],
                "name": level["name"],
                "descriptor": "".join(one["text"] for one in level["passages"]),
            }
            for level in dimension["levels"]
        ],
    }


def test_every_fault_is_named_at_once_by_its_place() -> None:
    plain = plain_release(dimensions=("data", "people"))
    first, second = plain["groups"][0]["dimensions"]
    first["levels"][1] |= {"number": 1, "colour": "red"}
    first["levels"][2]["number"] = "3"
    second |= {"key": "data", "name": ""}
    second["levels"][0]["number"] = 10
    del plain["licence"]
    plain["source_url"] = "javascript:alert(1)"

    assert _faults(plain) == [
        "source_url: “javascript:alert(1)” is no address. Begin it with https:// or leave it "
        "empty.",
        "groups[0].dimensions[0].levels[1].colour: is not known here. "
        "Known: number, name, descriptor.",
        "groups[0].dimensions[0].levels[2].number: must be a whole number from 0 to 9, "
        "and is text.",
        "groups[0].dimensions[1].name: is empty. Fill it in.",
        "groups[0].dimensions[1].levels[0].number: must be a whole number from 0 to 9, and is 10.",
        "licence: is missing.",
        "groups[0].dimensions[0].levels[1].number: level 1 stands also at "
        "groups[0].dimensions[0].levels[0]. A dimension has a level once.",
        "groups[0].dimensions[1].key: “data” stands also at groups[0].dimensions[0]. "
        "A key is used once.",
    ]


def test_hidden_faults_and_wrong_shapes_are_named_together() -> None:
    plain = plain_release()
    plain["groups"][0]["dimensions"][0]["levels"][0] |= {"number": True, "descriptor": "a\0"}

    assert _faults(plain) == [
        "groups[0].dimensions[0].levels[0].descriptor: holds a NUL character. Take it out.",
        "groups[0].dimensions[0].levels[0].number: must be a whole number from 0 to 9, "
        "and is true or false.",
    ]


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ([], "must be an object with keys, and is a list."),
        (None, "must be an object with keys, and is null."),
        ("x", "must be an object with keys, and is text."),
    ],
)
def test_json_that_is_no_release_is_refused(value: Any, sentence: str) -> None:
    assert _faults(value) == [sentence]


@pytest.mark.parametrize(
    ("part", "value", "fault"),
    [
        ("groups", [], "groups: has 0 items. It needs 1 or more."),
        ("groups", [{"name": "x", "dimensions": []}], "groups: have no dimension at all."),
        ("groups", {}, "groups: must be a list, and is an object with keys."),
        ("name", " x", f"name: “ x” cannot name a model. {ONE_LINE}"),
        ("name", "x\ny", f"name: “x\\ny” cannot name a model. {ONE_LINE}"),
        ("name", 7, "name: must be text, and is a number."),
        ("name", "x" * 201, "name: has 201 characters. 200 is the most."),
        ("licence", None, "licence: must be text, and is null."),
    ],
)
def test_a_wrong_part_is_named(part: str, value: Any, fault: str) -> None:
    assert _faults(plain_release() | {part: value}) == [fault]


@pytest.mark.parametrize(
    "number",
    [
        *("next", "compare", "downloads", "guide"),
        *("1 0", "1/0", "é", "x" * 41, "..", "1.0.json", "-1"),
    ],
)
def test_a_number_which_no_address_can_hold_is_refused(number: str) -> None:
    assert len(_faults(plain_release(number))) == 1


@pytest.mark.parametrize(
    "key", ["compare", "guide", "a\nb", " a", "a ", "..", "a/../b", "/a", "x" * 201]
)
def test_a_key_which_no_address_can_hold_is_refused(key: str) -> None:
    assert len(_faults(plain_release(dimensions=[key]))) == 1


@pytest.mark.parametrize("key", ["1.1", "A: Strategy", "a/b", "ключ", "x" * 200, "a?b#c%20d"])
def test_keys_of_other_habits_are_taken(key: str) -> None:
    assert read_plain(as_file(plain_release(dimensions=[key])))


def test_a_level_without_wording_has_no_passage() -> None:
    texts = {("data", 1): "", ("data", 2): " \n"}

    content = _content(plain_release(texts=texts))

    dimension = content["groups"][0]["dimensions"][0]
    assert [len(level["passages"]) for level in dimension["levels"]] == [0, 0, 1]


def test_a_descriptor_may_be_null_or_missing() -> None:
    plain = plain_release()
    levels = plain["groups"][0]["dimensions"][0]["levels"]
    levels[0]["descriptor"] = None
    del levels[1]["descriptor"], plain["groups"][0]["dimensions"][0]["description"]

    content = _content(read_plain(as_file(plain)))

    dimension = content["groups"][0]["dimensions"][0]
    assert dimension["description"] == ""
    assert [len(level["passages"]) for level in dimension["levels"]] == [0, 0, 1]


def test_the_release_has_every_level_under_its_commonest_name() -> None:
    plain = plain_release(dimensions=("a", "b", "c"), levels=[2, 0])
    plain["groups"][0]["dimensions"][0]["levels"][1]["name"] = "None at all"
    plain["groups"][0]["dimensions"][2]["levels"].append({"number": 4, "name": ""})

    assert _content(plain)["levels"] == [
        {"number": 0, "name": "Stage 0", "description": ""},
        {"number": 2, "name": "Stage 2", "description": ""},
        {"number": 4, "name": "", "description": ""},
    ]


def test_the_same_file_gives_the_same_uids_everywhere() -> None:
    content = _content(plain_release())

    dimension = uids.dimension_uid(UID, "data")
    assert _uids(content) == {"data": dimension}
    level = content["groups"][0]["dimensions"][0]["levels"][1]
    assert level["passages"][0]["uid"] == uids.passage_uid(dimension, 2)


def test_a_dimension_that_was_only_rekeyed_keeps_its_identity() -> None:
    before, now = plain_release("1"), plain_release("2")
    now["groups"][0]["dimensions"][0]["key"] = "d-1"

    content = _content(now, before)

    assert _uids(content) == {"d-1": uids.dimension_uid(UID, "data")}
    assert {one["what"] for one in content["lineage"]} == {"same"}


def test_a_key_that_comes_back_for_another_dimension_is_another_identity() -> None:
    before, now = plain_release("1"), plain_release("2", ("data", "people"))
    now["groups"][0]["dimensions"][0] |= {"key": "d-1"}
    now["groups"][0]["dimensions"][1] |= {"key": "other"}
    last = plain_release("3", ("d-1", "data"))
    last["groups"][0]["dimensions"][1]["name"] = "Quite another thing"
    second = plain_to_content(now, origin=Origin(UID, parent=_content(before)))

    third = plain_to_content(last, origin=Origin(UID, parent=second))

    assert _uids(third)["d-1"] == uids.dimension_uid(UID, "data")
    assert _uids(third)["data"] == uids.dimension_uid(UID, "data\n3")
