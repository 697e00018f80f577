"""Generated libraries for benchmarks: the same seed gives the same actions, however many.

Words follow Zipf's law, bodies have 300 of them; five tags, one to three transitions, and support
by Pareto's law. Writes the files that `import_release` and `import_actions` take:

    python -m tools.generate_actions 10000 --folder /tmp/generated
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

SEED = 20260601
VOCABULARY, TAGS, DIMENSIONS, LEVELS = 20_000, 70, 10, 5
TITLE_WORDS, SUMMARY_WORDS, BODY_WORDS, TAGS_EACH, MOST_STEPS = 6, 30, 300, 5, 3
MOST_VOTES, PARETO = 400, 1.2
SOURCE = "https://generated.invalid/"
EFFORTS = ("days", "weeks", "months", "year")
COSTS = ("none", "under-5k", "5k-50k", "50k-250k", "more")
BENEFITS = ("efficiency", "prevention", "experience", "agility", "risk")
KINDS = ("district", "county", "unitary", "metropolitan", "london-borough", "parish-or-town")
ONSETS = (
    "b",
    "br",
    "c",
    "cl",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
)
VOWELS = ("a", "e", "i", "o", "u")

Row = dict[str, Any]


class Words:
    """A made-up vocabulary whose words come up as often as in a real text."""

    def __init__(self, seed: int = SEED) -> None:
        self.random = Random(seed)  # noqa: S311  data for a benchmark, not a secret
        self.vocabulary = self._made_up()
        self._weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def _made_up(self) -> list[str]:
        words: dict[str, None] = {}
        while len(words) < VOCABULARY:
            syllables = self.random.randint(1, 4)
            words["".join(self._syllable() for _ in range(syllables))] = None
        return list(words)

    def _syllable(self) -> str:
        return self.random.choice(ONSETS) + self.random.choice(VOWELS)

    def text(self, length: int) -> str:
        """`length` words, the common ones often."""
        drawn = self.random.choices(self.vocabulary, cum_weights=self._weights, k=length)
        return " ".join(drawn)


def generated_actions(number: int) -> Iterator[Row]:
    """Actions in the form that `import_actions` takes, one after the other."""
    words = Words()
    for place in range(number):
        yield _action(place, words)


def _action(place: int, words: Words) -> Row:
    random = words.random
    return {
        "key": f"generated-{place}",
        "title": f"{words.text(TITLE_WORDS).capitalize()} {place}",
        "summary": words.text(SUMMARY_WORDS),
        "body_markdown": words.text(BODY_WORDS),
        "tags": [f"tag-{tag}" for tag in sorted(random.sample(range(TAGS), TAGS_EACH))],
        "transitions": _transitions(random),
        "source_url": SOURCE,
        "licence": "CC-BY-4.0",
        "effort": random.choice(EFFORTS),
        "cost": random.choice(COSTS),
        "benefits": random.sample(BENEFITS, random.randint(0, 2)),
        "council_kinds": random.sample(KINDS, random.randint(0, 3)),
    }


def _transitions(random: Random) -> list[Row]:
    steps = {
        (random.randint(1, DIMENSIONS), random.randint(0, LEVELS - 1))
        for _ in range(random.randint(1, MOST_STEPS))
    }
    return [
        {"dimension": f"dimension-{number}", "from_level": level, "to_level": level + 1}
        for number, level in sorted(steps)
    ]


def generated_support(number: int) -> list[int]:
    """How many people support each of `number` actions: few have many, most have few."""
    random = Random(SEED)  # noqa: S311  data for a benchmark, not a secret
    return [min(int(random.paretovariate(PARETO)) - 1, MOST_VOTES) for _ in range(number)]


def generated_release() -> Row:
    """A release with the dimensions and levels that the actions name."""
    words = Words()
    dimensions = [
        {
            "key": f"dimension-{number}",
            "name": f"Dimension {number}",
            "description": words.text(SUMMARY_WORDS),
            "levels": [
                {"number": level, "name": f"Level {level}", "descriptor": words.text(BODY_WORDS)}
                for level in range(1, LEVELS + 1)
            ],
        }
        for number in range(1, DIMENSIONS + 1)
    ]
    return {
        "name": "Generated model",
        "version": "0.1",
        "licence": "CC-BY-4.0",
        "attribution": "Generated",
        "source_url": SOURCE,
        "groups": [{"name": "Generated", "dimensions": dimensions}],
    }


def write_list(rows: Iterable[Row], place: Path) -> None:
    """Write rows as a JSON list, one line each, never holding more than one."""
    with place.open("w", encoding="utf-8") as file:
        for number, row in enumerate(rows):
            file.write("[\n" if number == 0 else ",\n")
            file.write(json.dumps(row))
        file.write("\n]\n")


def main() -> None:
    """Write a release and a list of actions into a folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("number", type=int, help="how many actions")
    parser.add_argument("--folder", type=Path, default=Path())
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    release = json.dumps(generated_release())
    (asked.folder / "release.json").write_text(release, encoding="utf-8")
    write_list(generated_actions(asked.number), asked.folder / "actions.json")


if __name__ == "__main__":
    main()
