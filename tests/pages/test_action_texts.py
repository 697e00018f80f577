"""Each action that is written in full keeps the standard of writing of the demonstration."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

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


def of_each(fault: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    """Key of each finished action in which something was found -> what."""
    return {action["key"]: found for action in FINISHED if (found := fault(action))}


def _wrong_lengths(action: dict[str, Any]) -> list[str]:
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
    return [part for part, is_kept in found.items() if not is_kept]


def test_all_145_are_finished() -> None:
    assert len(FINISHED) == len(read_actions(FOLDER)) == 145


def test_their_parts_have_the_lengths_of_the_standard() -> None:
    assert of_each(_wrong_lengths) == {}


def test_their_sentences_have_25_words_at_most() -> None:
    assert of_each(lambda one: [s for s in sentences(prose(one)) if length(s) > 25]) == {}


def test_they_use_no_banned_word() -> None:
    assert of_each(lambda one: [found[0] for found in BANNED.finditer(prose(one))]) == {}


def test_they_are_read_with_ease_at_fourteen() -> None:
    ages = {action["key"]: reading_age(prose(action)) for action in FINISHED}

    assert {key: age for key, age in ages.items() if age > OLDEST} == {}


def test_their_questions_are_questions() -> None:
    assert of_each(lambda one: [q for q in one["check_list"] if not q.endswith("?")]) == {}


def test_their_implications_are_for_residents_council_and_place() -> None:
    marks = ("**Residents:**", "**The council:**", "**The place:**")

    def for_others(action: dict[str, Any]) -> list[str]:
        both = zip(marks, action["implications"], strict=True)
        return [line for mark, line in both if not line.startswith(mark)]

    assert of_each(for_others) == {}


def test_each_transition_has_a_reason_of_its_own() -> None:
    reasons = {a["key"]: [one.get("reason", "") for one in a["transitions"]] for a in FINISHED}

    assert {key: said for key, said in reasons.items() if len(set(said) - {""}) < len(said)} == {}


def test_they_have_an_owner_and_are_reviewed_within_18_months() -> None:
    def unowned(action: dict[str, Any]) -> list[Any]:
        days = action["last_reviewed_on"], action["next_review_due_on"]
        last, due = map(date.fromisoformat, days)
        is_kept = 0 < (due - last).days <= LONGEST_REVIEW_DAYS
        return [] if is_kept and action["owner"] and action["last_reviewed_by"] else [last, due]

    assert of_each(unowned) == {}


def test_quotes_are_from_the_councils() -> None:
    councils = tuple(one.name.split()[0] for one in read_councils(FOLDER))

    def from_elsewhere(action: dict[str, Any]) -> str:
        source = action.get("quote_source", "")
        is_known = any(name in source for name in councils)
        return (
            "" if bool(action.get("quote")) == bool(source) == is_known else source or "no source"
        )

    assert of_each(from_elsewhere) == {}


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
