"""Random searches over a generated library: words that stand together somewhere, and filters."""

from collections.abc import Iterator
from random import Random
from urllib.parse import urlencode

from tools.generate_actions import COSTS, DIMENSIONS, LEVELS, SEED, TAGS, Row, generated_actions

QUESTIONS = 300
MOST_WORDS = 3


def random_questions(size: int) -> list[str]:
    """The query strings of `QUESTIONS` searches, the same ones for the same size."""
    random = Random(SEED + size)  # noqa: S311  data for a benchmark, not a secret
    chosen = sorted(random.sample(range(size), min(QUESTIONS, size)))
    questions = [_question(row, random) for row in _rows(chosen, size)]
    random.shuffle(questions)
    return questions


def _rows(places: list[int], size: int) -> Iterator[Row]:
    wanted = set(places)
    return (row for place, row in enumerate(generated_actions(size)) if place in wanted)


def _question(row: Row, random: Random) -> str:
    words = f"{row['title']} {row['summary']} {row['body_markdown']}".lower().split()
    asked = [("q", " ".join(random.sample(words, random.randint(1, MOST_WORDS))))]
    if random.random() < 0.5:
        level = random.randint(0, LEVELS - 1)
        asked += [("dimension", f"dimension-{random.randint(1, DIMENSIONS)}"), ("from", str(level))]
    if random.random() < 0.3:
        asked += [("cost", cost) for cost in random.sample(COSTS, 2)]
    if random.random() < 0.2:
        asked.append(("tag", f"tag-{random.randrange(TAGS)}"))
    return urlencode(asked)
