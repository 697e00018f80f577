"""Comparing two releases: which is which, and what became of everything."""

import copy
from typing import Any

from model_releases.canonical import uids
from model_releases.canonical.lineage import link, told_from_text, with_the_unchanged
from model_releases.canonical.plain import Origin, plain_to_content
from model_releases.comparison.changes import Comparison
from model_releases.comparison.comparing import compare
from model_releases.comparison.summary import as_json, counts_of, summary_of
from tests.factories.model_releases import plain_release

Content = dict[str, Any]


def _content(*dimensions: str, levels: int = 2) -> Content:
    plain = plain_release("1.0", dimensions or ("data", "people"), levels)
    return _given(plain_to_content(plain, origin=Origin(uids.model_uid("A model of ours"))))


def _given(content: Content) -> Content:
    """As if its authors had given the uids."""
    content["model"]["identities"] = "given"
    return content


def _next(content: Content) -> Content:
    return {**copy.deepcopy(content), "number": "1.1"}


def _dimension(content: Content, at: int = 0) -> Content:
    dimension: Content = content["groups"][0]["dimensions"][at]
    return dimension


def _passage(content: Content, dimension: int, level: int) -> Content:
    passage: Content = _dimension(content, dimension)["levels"][level - 1]["passages"][0]
    return passage


def _told(comparison: Comparison) -> list[tuple[str, int, str, tuple[str, ...]]]:
    return [
        (dimension.code, level.number, one.facet, one.what)
        for dimension in comparison.dimensions
        for level in dimension.levels
        for one in level.passages
    ]


def test_no_change_is_said_plainly() -> None:
    old = _content()

    comparison = compare(old, _next(old))

    assert comparison.is_same_text
    assert (comparison.dimensions, comparison.unchanged) == ((), ("Data", "People"))
    assert summary_of(comparison) == "No change to the wording."


def test_dimensions_with_given_uids_are_matched_by_them_alone() -> None:
    old = _content()
    new = _next(old)
    _dimension(new, 0)["code"], _dimension(new, 1)["code"] = "people", "data"

    comparison = compare(old, new)

    assert comparison.matched_by == "uid"
    assert comparison.difference["rekeyed"] == [["data", "people"], ["people", "data"]]


def test_dimensions_without_are_matched_by_code_and_then_by_name() -> None:
    old = _content()
    old["model"]["identities"] = "derived"
    new = _next(old)
    _dimension(new, 0).update(code="d-1", uid=uids.dimension_uid(old["model"]["uid"], "d-1"))
    _dimension(new, 1)["name"] = "Staff"

    comparison = compare(old, new)

    assert comparison.matched_by == "code"
    assert comparison.difference["rekeyed"] == [["data", "d-1"]]
    assert comparison.difference["renamed"] == ["people"]


def test_a_name_that_stands_twice_matches_nothing() -> None:
    old = _content()
    old["model"]["identities"] = "derived"
    _dimension(old, 1)["name"] = "Data"
    new = _next(old)
    _dimension(new, 0)["code"], _dimension(new, 1)["code"] = "a", "b"

    difference = compare(old, new).difference

    assert difference["dimensions_added"] == ["a", "b"]
    assert difference["dimensions_removed"] == ["data", "people"]


def test_added_and_removed_dimensions_are_told() -> None:
    comparison = compare(_content("data"), _content("people"))

    assert [(one.code, one.what) for one in comparison.dimensions] == [
        ("people", ("added",)),
        ("data", ("removed",)),
    ]


def test_a_renamed_dimension_or_facet_is_no_new_wording() -> None:
    old = _content()
    new = _next(old)
    _dimension(new)["name"] = "Information"
    _passage(new, 1, 2)["facet"] = "Skills"

    comparison = compare(old, new)

    assert comparison.difference["renamed"] == ["data"]
    assert comparison.difference["descriptor_changed"] == []
    assert _told(comparison) == [("people", 2, "Skills", ("renamed",))]


def test_a_dimension_that_changes_its_group_has_moved() -> None:
    old = _content()
    new = _next(old)
    new["groups"].append({"name": "Others", "dimensions": [_dimension(new, 1)]})
    del new["groups"][0]["dimensions"][1]

    comparison = compare(old, new)

    assert comparison.difference["moved_group"] == ["people"]
    assert comparison.dimensions[0].facts == ["It moved from the group “Everything” to “Others”."]
    assert comparison.beside == ("groups",)


def test_dimensions_of_a_renamed_group_have_not_moved() -> None:
    old = _content()
    new = _next(old)
    new["groups"][0]["name"] = "All of it"

    comparison = compare(old, new)

    assert comparison.difference["groups_renamed"] == [["Everything", "All of it"]]
    assert (comparison.difference["moved_group"], comparison.dimensions) == ([], ())


def test_levels_added_removed_and_renamed_are_told() -> None:
    old = _content("data")
    new = _next(old)
    del _dimension(new)["levels"][0]
    _dimension(new)["levels"][0]["name"] = "Second"
    third = {"number": 3, "name": "Third", "passages": []}
    _dimension(new)["levels"].append(third)

    comparison = compare(old, new)

    assert comparison.difference["levels_removed"] == [["data", 1]]
    assert comparison.difference["levels_added"] == [["data", 3]]
    assert comparison.difference["level_name_changed"] == [["data", 2]]
    assert [(one.number, one.what) for one in comparison.dimensions[0].levels] == [
        (1, "removed"),
        (2, "changed"),
        (3, "added"),
    ]


def test_a_moved_passage_is_told_where_it_went_and_where_it_came_from() -> None:
    old = _content()
    new = _next(old)
    passage = _dimension(new, 0)["levels"][0]["passages"].pop()
    _dimension(new, 1)["levels"][0]["passages"].append(passage)

    comparison = compare(old, new)

    assert _told(comparison) == [
        ("data", 1, "", ("moved away",)),
        ("people", 1, "", ("moved",)),
    ]
    away, here = comparison.passages
    assert (away.went_to, here.came_from) == (("People, level 1",), ("Data, level 1",))


def test_a_merger_is_told_at_both_ends() -> None:
    old = _content()
    new = _next(old)
    kept, gone = _passage(new, 0, 1), _dimension(new, 1)["levels"][0]["passages"].pop()
    kept["text"] += " And more."
    links = [link("passage", "merged", (gone["uid"], kept["uid"]))]

    comparison = compare(old, new, lineage=links)

    assert _told(comparison) == [
        ("data", 1, "", ("reworded", "merged")),
        ("people", 1, "", ("merged",)),
    ]
    kept_change, gone_change = comparison.passages
    assert kept_change.came_from == ("People, level 1",)
    assert gone_change.went_to == ("Data, level 1",)


def test_a_split_is_told_at_both_ends() -> None:
    old = _content("data")
    new = _next(old)
    part = {"uid": uids.model_uid("part"), "facet": "Part", "text": "A part."}
    _dimension(new)["levels"][1]["passages"].append(part)
    links = [link("passage", "split", (_passage(old, 0, 1)["uid"], part["uid"]))]

    comparison = compare(old, new, lineage=links)

    assert _told(comparison) == [("data", 1, "", ("split",)), ("data", 2, "Part", ("split",))]


def test_without_lineage_a_split_is_new_words() -> None:
    old = _content("data")
    new = _next(old)
    part = {"uid": uids.model_uid("part"), "facet": "Part", "text": "A part."}
    _dimension(new)["levels"][1]["passages"].append(part)

    assert _told(compare(old, new)) == [("data", 2, "Part", ("new",))]


def test_authors_say_how_far_a_rewording_goes() -> None:
    old = _content()
    new = _next(old)
    for level, text in ((1, "Other words."), (2, "Data as it is, at level 2.")):
        _passage(new, 0, level)["text"] = text
    uid = _passage(new, 0, 1)["uid"]
    given = [link("passage", "reworded", (uid, uid), "clarified")]

    comparison = compare(old, new, lineage=given)

    assert counts_of(comparison) == {"clarified": 1, "trivial": 1}
    assert [one.is_trivial for one in comparison.passages] == [False, True]
    assert summary_of(comparison) == (
        "Passages: 1 clarified, 1 changed in punctuation, case or spacing only."
    )


def test_what_was_told_from_text_alone_is_no_judgement() -> None:
    old = _content("data")
    new = _next(old)
    old["model"]["identities"] = new["model"]["identities"] = "derived"
    _passage(new, 0, 1)["text"] = "Other words."

    comparison = compare(old, new, lineage=told_from_text(new, old))

    assert counts_of(comparison) == {"reworded": 1}


def test_other_parts_that_differ_are_named() -> None:
    old = _content()
    new = {**_next(old), "licence": "CC0"}
    new["levels"][0]["name"] = "Otherwise"

    comparison = compare(old, new)

    assert (comparison.beside, comparison.is_same_text) == (("level names", "licence"), False)


def test_a_facets_fate_at_every_level_is_told_once() -> None:
    old = _content("data")
    new = _next(old)
    for level in (1, 2):
        _passage(new, 0, level)["facet"] = "Skills"

    remarks = compare(old, new).dimensions[0].remarks

    assert remarks == [("Skills: Given a name.", (), (1, 2))]


def test_json_has_the_fields_of_the_field_and_more_beside() -> None:
    old = _content()
    new = _next(old)
    _passage(new, 0, 1)["text"] = "Other words."

    told = as_json(compare(old, new))

    assert list(told) == [
        "release",
        "summary",
        "matched_by",
        "is_same_text",
        "counts",
        "dimensions",
        "unchanged",
        "beside",
        "guide",
    ]
    assert told["release"]["descriptor_changed"] == [["data", 1]]


def test_with_the_unchanged_gives_a_lineage_that_compares() -> None:
    old = _content()
    new = _next(old)
    lineage = with_the_unchanged([], content=new, parent=old)

    assert compare(old, new, lineage=lineage).is_same_text
