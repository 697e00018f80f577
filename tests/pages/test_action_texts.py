"""Each action that is written in full keeps the standard of writing of the demonstration."""

import re
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from pages.demonstration import read_actions, read_councils
from tests.pages.reading import reading_age, sentences

FOLDER = Path(settings.DEMONSTRATION_DIR)
FINISHED = [action for action in read_actions(FOLDER) if action.get("description")]
LISTS = ("implications", "steps", "check_list")
OLDEST = 14  # years: who is read with ease by people of that age is read by everybody
LONGEST_REVIEW_DAYS = 550  # 18 months
BANNED = re.compile(
    r"\b(leverag\w*|unlock\w*|empower\w*|holistic\w*|seamless\w*|robust\w*|world-class|"
    r"best-in-class|stakeholders?|going forward|landscapes?|ecosystems?|synerg\w*|embed\w*|"
    r"enabl\w*|foster\w*|streamlin\w*|cutting-edge|innovati\w*|at pace|low-hanging fruit|"
    r"single version of the truth|deliver\w* outcomes|it is important to|in order to|a range of|"
    r"a number of|ensur\w*|effectively|successfully|appropriate\w*|relevant|where possible|"
    r"as needed|good practice|best practice|high-quality|may help to|can potentially|aims? to|"
    r"seeks? to|broadly|somewhat|studies show|many councils|customers?|transformation\w*)\b",
    re.IGNORECASE,
)


def prose(action: dict[str, Any]) -> str:
    """All the sentences of an action's page but its title and summary, a part a line."""
    resources = [f"{one['name']}: {one['note']}" for one in action["resources"]]
    lists = [item for name in LISTS for item in action[name]]
    quote = [action["quote"]] if action.get("quote") else []
    return "\n".join(
        [action["description"], *quote, action["why"], *lists, *resources, action["risk"]]
    )


def length(text: str) -> int:
    """Words of a text."""
    return len(text.split())


@pytest.fixture(params=FINISHED, ids=lambda action: action["key"])
def action(request: pytest.FixtureRequest) -> Any:
    """One finished action after the other."""
    return request.param


def test_its_parts_have_the_lengths_of_the_standard(action: dict[str, Any]) -> None:
    resources, whole = len(action["resources"]), length(prose(action))
    found = {
        "whole, 350 to 600 words": 350 <= whole + length(action["summary"]) <= 600,
        "description, 60 to 120": 60 <= length(action["description"]) <= 120,
        "quote, 35 at most": length(action.get("quote", "")) <= 35,
        "why, 40 to 80": 40 <= length(action["why"]) <= 80,
        "three implications": len(action["implications"]) == 3,
        "4 to 8 steps": 4 <= len(action["steps"]) <= 8,
        "steps of 30 words at most": max(map(length, action["steps"])) <= 30,
        "2 to 5 tools and resources": 2 <= resources <= 5,
        "4 to 6 questions": 4 <= len(action["check_list"]) <= 6,
        "risk, 20 words at most": length(action["risk"]) <= 20,
    }

    assert [part for part, is_kept in found.items() if not is_kept] == []


def test_its_sentences_have_25_words_at_most(action: dict[str, Any]) -> None:
    assert [one for one in sentences(prose(action)) if length(one) > 25] == []


def test_it_uses_no_banned_word(action: dict[str, Any]) -> None:
    assert [found[0] for found in BANNED.finditer(prose(action))] == []


def test_it_is_read_with_ease_at_fourteen(action: dict[str, Any]) -> None:
    assert reading_age(prose(action)) <= OLDEST


def test_its_questions_are_questions(action: dict[str, Any]) -> None:
    assert [one for one in action["check_list"] if not one.endswith("?")] == []


def test_its_implications_are_for_residents_council_and_place(action: dict[str, Any]) -> None:
    whom = [re.match(r"\*\*(.+?):\*\*", line) for line in action["implications"]]

    assert [one and one[1] for one in whom] == ["Residents", "The council", "The place"]


def test_each_of_its_transitions_has_a_reason_of_its_own(action: dict[str, Any]) -> None:
    reasons = [one.get("reason", "") for one in action["transitions"]]

    assert sorted(set(reasons) - {""}) == sorted(reasons)


def test_it_is_reviewed_within_18_months(action: dict[str, Any]) -> None:
    last, due = (
        date.fromisoformat(action[name]) for name in ("last_reviewed_on", "next_review_due_on")
    )

    assert 0 < (due - last).days <= LONGEST_REVIEW_DAYS
    assert action["owner"]
    assert action["last_reviewed_by"]


def test_its_quote_is_from_one_of_the_councils(action: dict[str, Any]) -> None:
    councils = [one.name.split()[0] for one in read_councils(FOLDER)]
    source = action.get("quote_source", "")

    assert bool(source) == bool(action.get("quote"))
    assert not source or any(name in source for name in councils)


def test_no_sentence_of_12_words_is_used_twice() -> None:
    used = Counter(
        sentence
        for action in FINISHED
        for sentence in sentences(prose(action))
        if length(sentence) >= 12
    )

    assert [sentence for sentence, times in used.items() if times > 1] == []


def test_no_two_are_alike() -> None:
    threes = {action["key"]: _threes(prose(action)) for action in FINISHED}

    alike = [
        (one, other)
        for one, other in combinations(threes, 2)
        if len(threes[one] & threes[other]) / len(threes[one] | threes[other]) > 0.05
    ]

    assert alike == []


def _threes(text: str) -> set[tuple[str, ...]]:
    """Every three words that follow each other."""
    words = re.findall(r"[a-z0-9']+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))
