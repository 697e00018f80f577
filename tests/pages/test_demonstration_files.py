"""The demonstration's files keep what the content plan and the standard of writing ask."""

import re
from collections import Counter
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from pages.demonstration import (
    read_actions,
    read_councils,
    read_releases,
    read_tags,
    read_use_reports,
)
from pages.demonstration.front_matter import UnreadableFileError, read_front_matter

FOLDER = Path(settings.DEMONSTRATION_DIR)
ACTIONS = read_actions(FOLDER)
OLDER, NEWER = (release.content for release in read_releases(FOLDER))
CODES = (
    *("leadership", "strategy", "culture", "capacity", "decision-making"),
    *("technology", "data", "experience", "design", "delivery"),
)
# Words that say nothing; those with a proper use beside the hollow one are read by people.
BANNED = re.compile(
    r"\b(leverag\w*|unlock\w*|empower\w*|holistic|seamless\w*|robust|world-class|best-in-class|"
    r"stakeholders?|going forward|landscape|ecosystem|synerg\w*|embed\w*|foster\w*|streamlin\w*|"
    r"cutting-edge|innovative|at pace|single version of the truth|low-hanging fruit|"
    r"it is important to|in order to|a range of|a number of|ensure that|successfully|"
    r"where possible|as needed|may help to|can potentially|aims to|seeks to)\b",
    re.IGNORECASE,
)


def dimensions(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The dimensions of a release, in order."""
    return [one for group in content["groups"] for one in group["dimensions"]]


def passages(content: dict[str, Any]) -> dict[str, str]:
    """Uid and text of every passage."""
    return {
        passage["uid"]: passage["text"]
        for dimension in dimensions(content)
        for level in dimension["levels"]
        for passage in level["passages"]
    }


def words(text: str) -> set[str]:
    """Words of a text, in lower case."""
    return set(re.findall(r"[a-z']+", text.lower()))


def test_ten_dimensions_at_five_levels_in_both_releases() -> None:
    shape = [(code, [1, 2, 3, 4, 5]) for code in CODES]

    assert [
        [(one["code"], [level["number"] for level in one["levels"]]) for one in dimensions(content)]
        for content in (OLDER, NEWER)
    ] == [shape, shape]


def test_each_descriptor_has_60_to_150_words() -> None:
    outside = {
        (content["number"], dimension["code"], level["number"]): count
        for content in (OLDER, NEWER)
        for dimension in dimensions(content)
        for level in dimension["levels"]
        if not 60 <= (count := len(" ".join(p["text"] for p in level["passages"]).split())) <= 150
    }

    assert outside == {}


def test_each_dimension_has_the_same_facets_at_every_level_of_the_newer_release() -> None:
    uneven = [
        dimension["code"]
        for dimension in dimensions(NEWER)
        if len({tuple(p["facet"] for p in level["passages"]) for level in dimension["levels"]}) > 1
    ]

    assert uneven == []


def test_no_sentence_is_longer_than_25_words() -> None:
    long = [
        sentence
        for text in chain(passages(OLDER).values(), passages(NEWER).values())
        for sentence in re.split(r"(?<=[.!?])\s+", text)
        if len(sentence.split()) > 25
    ]

    assert long == []


def test_no_sentence_of_12_words_is_used_twice() -> None:
    used = Counter(
        sentence
        for text in passages(NEWER).values()
        for sentence in re.split(r"(?<=[.!?])\s+", text)
        if len(sentence.split()) >= 12
    )

    assert [sentence for sentence, times in used.items() if times > 1] == []


def test_no_text_uses_a_banned_word() -> None:
    texts = [*passages(OLDER).values(), *passages(NEWER).values()]
    texts += [f"{action['title']} {action['summary']} {action['risk']}" for action in ACTIONS]

    assert [found[0] for text in texts for found in BANNED.finditer(text)] == []


def test_every_passage_that_differs_is_declared() -> None:
    older, newer = passages(OLDER), passages(NEWER)
    differing = {uid for uid in older.keys() | newer.keys() if older.get(uid) != newer.get(uid)}
    declared = {uid for link in NEWER["lineage"] for uid in (link["from"], link["to"]) if uid}

    assert differing - declared == set()


def test_the_newer_release_comes_with_a_guide_and_the_older_without() -> None:
    parts = re.findall(r"^## (.+)", NEWER["guide"], flags=re.MULTILINE)

    assert ("guide" in OLDER, parts[0], parts[-1]) == (False, "What you find out", "Glossary")


def test_nothing_but_dimensions_notes_lineage_and_guide_differs() -> None:
    told = {"number", "notes", "lineage", "groups", "guide"}
    older, newer = ({key: c[key] for key in c.keys() - told} for c in (OLDER, NEWER))

    assert older == newer
    assert [_heading(one) for one in dimensions(OLDER)] == [
        _heading(one) for one in dimensions(NEWER)
    ]


def _heading(dimension: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in dimension.items() if key != "levels"}


def test_the_worked_examples_show_each_case_of_the_rule() -> None:
    shown = {
        (sum(known) % len(known) == 0, len(known), len(set(known)), example["overall"])
        if (known := [level for level in example["levels"] if level])
        else None
        for example in NEWER["rule"]["examples"]
    }

    assert shown >= {
        (False, 10, 2, 3),  # rounded down
        (True, 10, 3, 3),  # a whole number
        (True, 8, 1, 3),  # two not assessed
        (True, 1, 1, 2),  # one alone
        None,  # nothing assessed
        (True, 10, 1, 1),
        (True, 10, 1, 5),
        (True, 10, 3, 4),  # with a dimension at 1
    }


def test_there_are_at_least_three_actions_for_each_step_of_each_dimension() -> None:
    first_steps = Counter(
        (action["transitions"][0]["dimension"], action["transitions"][0]["from_level"])
        for action in ACTIONS
    )

    assert {
        (dimension["code"], level): first_steps[dimension["code"], level]
        for dimension in dimensions(NEWER)
        for level in range(1, 5)
        if first_steps[dimension["code"], level] < 3
    } == {}


def test_the_145_actions_have_the_lengths_of_the_standard() -> None:
    assert len(ACTIONS) == 145
    assert [a["key"] for a in ACTIONS if len(a["title"]) > 70] == []
    assert [a["key"] for a in ACTIONS if not 25 <= len(a["summary"].split()) <= 45] == []
    assert [a["key"] for a in ACTIONS if not 3 <= len(a["tags"]) <= 6] == []


def test_prerequisites_exist_and_form_no_circle() -> None:
    needs = {action["key"]: set(action["prerequisites"]) for action in ACTIONS}
    assert {need for each in needs.values() for need in each} - needs.keys() == set()

    while ready := {key for key, each in needs.items() if not each}:
        needs = {key: each - ready for key, each in needs.items() if key not in ready}

    assert needs == {}


def test_no_two_titles_and_no_two_summaries_are_alike() -> None:
    alike = [
        (one["key"], other["key"])
        for one, other in combinations(ACTIONS, 2)
        for part, limit in (("title", 0.5), ("summary", 0.35))
        if len(words(one[part]) & words(other[part])) / len(words(one[part]) | words(other[part]))
        > limit
    ]

    assert alike == []


def test_tags_are_all_used_and_share_no_synonym() -> None:
    tags = read_tags(FOLDER)
    synonyms = Counter(synonym for tag in tags for synonym in tag.synonyms)

    assert {tag.slug for tag in tags} == {tag for action in ACTIONS for tag in action["tags"]}
    assert [synonym for synonym, times in synonyms.items() if times > 1] == []


def test_the_use_reports_have_the_lengths_and_outcomes_of_the_plan() -> None:
    reports = read_use_reports(FOLDER)
    outcomes = Counter(report.outcome for report in reports)

    assert [
        (one.action, one.council) for one in reports if not 120 <= len(one.text.split()) <= 250
    ] == []
    assert [found[0] for one in reports for found in BANNED.finditer(one.text)] == []
    assert (len(reports), outcomes["did-not-work"]) == (24, 3)


def test_six_councils_exist_and_two_have_a_successor() -> None:
    councils = read_councils(FOLDER)

    assert len([one for one in councils if one.ended_on is None]) == 6
    assert {one.slug: one.successor for one in councils if one.successor} == {
        "dunsporth": "hathermarsh",
        "wellingmarsh": "hathermarsh",
    }


def test_a_file_without_facts_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "data.md"
    path.write_text("## 1\n")

    with pytest.raises(UnreadableFileError, match=r"data\.md does not begin with facts"):
        read_front_matter(path)
