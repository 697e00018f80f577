"""The demonstration's proposals keep what the content plan and the standard of writing ask."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from feedback.states import Outcome
from pages.demonstration import read_proposals, read_releases
from pages.demonstration.front_matter import UnreadableFileError
from pages.demonstration.proposals import ProposalEntry
from tests.pages.reading import sentences
from tests.pages.test_demonstration_files import BANNED, dimensions

FOLDER = Path(settings.DEMONSTRATION_DIR)
PROPOSALS = read_proposals(FOLDER)
PLANNED = {3, 5, 7, 9, 11, 12, 14, *range(16, 20), *range(22, 32)}


def of_each(fault: Callable[[ProposalEntry], Any]) -> dict[int, Any]:
    """Number of each proposal in which something was found -> what."""
    return {one.number: found for one in PROPOSALS if (found := fault(one))}


def _texts(one: ProposalEntry) -> list[str]:
    return [one.reason, *one.decisions, *(post.text for post in one.posts)]


def _places(number: str) -> set[tuple[Any, ...]]:
    """(dimension, level, facet) of every passage of a release."""
    content = next(one.content for one in read_releases(FOLDER) if one.content["number"] == number)
    return {
        (dimension["code"], level["number"], passage["facet"])
        for dimension in dimensions(content)
        for level in dimension["levels"]
        for passage in level["passages"]
    }


def test_the_planned_ones_are_there_and_nine_more() -> None:
    numbers = [one.number for one in PROPOSALS]

    assert (PLANNED - set(numbers), len(set(numbers) - PLANNED)) == (set(), 9)


def test_every_state_on_the_way_and_every_outcome_is_there() -> None:
    states = {one.facts["state"] for one in PROPOSALS}
    outcomes = {one.facts["decision"]["outcome"] for one in PROPOSALS if "decision" in one.facts}

    assert states == {
        *("received", "triaged", "in_discussion", "decision_proposed", "last_call"),
        *("decided", "rolled_in", "dormant", "withdrawn"),
    }
    assert outcomes == set(Outcome.values)


def test_each_passage_aimed_at_exists_in_its_release() -> None:
    places = {number: _places(number) for number in ("0.1", "0.2")}

    def nowhere(one: ProposalEntry) -> Any:
        place = tuple(one.facts.get(name) for name in ("dimension", "level", "facet"))
        return place if all(place) and place not in places[one.facts["release"]] else ()

    assert of_each(nowhere) == {}


def test_reasons_posts_and_decisions_have_the_lengths_of_the_standard() -> None:
    def outside(one: ProposalEntry) -> list[int]:
        reason = len(one.reason.split())
        decisions = [len(text.split()) for text in one.decisions]
        posts = [len(post.text.split()) for post in one.posts]
        wrong = [count for count in posts if not 20 <= count <= 90]
        wrong += [] if 60 <= reason <= 160 else [reason]
        return wrong + [count for count in decisions if not 80 <= count <= 200]

    assert of_each(outside) == {}


def test_sentences_have_25_words_at_most_and_no_word_is_banned() -> None:
    def wrong(one: ProposalEntry) -> list[str]:
        said = [sentence for text in _texts(one) for sentence in sentences(text)]
        long = [sentence for sentence in said if len(sentence.split()) > 25]
        return long + [found[0] for text in _texts(one) for found in BANNED.finditer(text)]

    assert of_each(wrong) == {}


def test_posts_follow_each_other_and_nobody_supports_or_decides_their_own() -> None:
    def wrong(one: ProposalEntry) -> list[str]:
        author, days = one.facts["by"], [post.on for post in one.posts]
        deciding = {step.by for step in one.steps if step.what in ("proposed", "decided")}
        own = author in {*one.facts["supporters"], *deciding}
        return [*(["order"] if days != sorted(days) else []), *(["own"] if own else [])]

    assert of_each(wrong) == {}


def test_a_post_without_name_and_day_is_refused_by_file(tmp_path: Path) -> None:
    (tmp_path / "proposals").mkdir()
    file = tmp_path / "proposals" / "01-x.md"
    file.write_text(
        "+++\nnumber = 1\n+++\n## What is wrong\nA\n## Discussion\n### Somebody\nYes.\n"
    )

    with pytest.raises(UnreadableFileError, match=r"01-x\.md: “Somebody” is no name and day"):
        read_proposals(tmp_path)
