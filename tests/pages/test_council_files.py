"""The imaginary councils: the arithmetic of their levels, and what their plans refer to."""

from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.conf import settings

from pages.demonstration import read_actions
from pages.demonstration.front_matter import read_front_matter, sections
from tests.pages.test_demonstration_files import BANNED

FOLDER = Path(settings.DEMONSTRATION_DIR)
ASSESSMENTS = {path.stem: read_front_matter(path) for path in (FOLDER / "assessments").glob("*.md")}
PLANS = {path.stem: read_front_matter(path)[0] for path in (FOLDER / "plans").glob("*.md")}
# Mean and overall level of each agreed assessment, as the content plan has them
AGREED = {
    "larkenmoor--0.1": ("1.6", 1),
    "larkenmoor--0.2": ("2.2", 2),
    "quernshire--0.1": ("2.5", 2),
    "quernshire--0.2": ("3.0", 3),
    "grindleworth--0.1": ("3.2", 3),
    "grindleworth--0.2": ("3.2", 3),
    "inverlachan--0.1": ("3.4", 3),
    "inverlachan--0.2": ("3.7", 3),
    "pockelden--0.1": ("1.5", 1),
    "pockelden--0.2": ("1.9", 1),
    "dunsporth--0.1": ("2.2", 2),
    "wellingmarsh--0.1": ("2.1", 2),
    "hathermarsh--0.2": ("1.7", 1),
}


def _mean(levels: dict[str, int]) -> Fraction:
    return Fraction(sum(levels.values()), len(levels))


def test_means_and_overall_levels_follow_from_the_levels() -> None:
    means = {name: _mean(ASSESSMENTS[name][0]["levels"]) for name in AGREED}

    assert {name: (f"{float(mean):.1f}", int(mean)) for name, mean in means.items()} == AGREED


def test_other_voices_stand_beside_the_agreed_ones() -> None:
    others = {
        name: facts["voice"] for name, (facts, _) in ASSESSMENTS.items() if name not in AGREED
    }

    assert others == {
        "larkenmoor--0.1--self": "self",
        "larkenmoor--0.1--peer": "peer",
        "quernshire--0.2--independent": "independent",
    }


def test_each_level_has_its_reasons_and_no_word_is_banned() -> None:
    said = {
        name: [title for title, _ in sections(text, level=2)]
        for name, (_, text) in ASSESSMENTS.items()
    }
    asked = {
        name: [f"{code} {level}" for code, level in facts["levels"].items()]
        for name, (facts, _) in ASSESSMENTS.items()
    }

    assert said == asked
    assert {
        n: BANNED.findall(text) for n, (_, text) in ASSESSMENTS.items() if BANNED.search(text)
    } == {}


def test_every_planned_action_serves_the_step_it_is_planned_for() -> None:
    served = {
        (action["key"], step["dimension"], step["from_level"], step["to_level"])
        for action in [*read_actions(FOLDER), *_others()]
        for step in action["transitions"]
    }
    planned = {_step(item) for plan in PLANS.values() for item in plan["items"]}

    assert planned - served == set()


def _others() -> list[dict[str, Any]]:
    return [read_front_matter(path)[0] for path in (FOLDER / "other_actions").glob("*.md")]


def _step(item: dict[str, Any]) -> tuple[str, str, int, int]:
    return item["action"], item["dimension"], item["from_level"], item["to_level"]


def test_the_merged_councils_handed_17_items_on() -> None:
    items = [*PLANS["dunsporth"]["items"], *PLANS["wellingmarsh"]["items"]]

    assert Counter(item["handed_on"] for item in items) == {
        "kept": 6,
        "replaced": 4,
        "dropped": 5,
        "done": 2,
    }
