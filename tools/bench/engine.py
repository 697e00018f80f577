"""A search through our door, beside the same question to tantivy alone."""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

import django

django.setup()

from django.http import QueryDict  # noqa: E402  needs the setup above

from library.documents import ActionSource  # noqa: E402  likewise
from library.forms.finding import FindActionsForm  # noqa: E402  likewise
from search import finding  # noqa: E402  likewise
from search.analyser import tokens  # noqa: E402  likewise
from search.contract import Document, Question  # noqa: E402  likewise
from tools.bench.bare import BareIndex  # noqa: E402  likewise
from tools.bench.figures import must_equal, percentile, say  # noqa: E402  likewise
from tools.bench.questions import random_questions  # noqa: E402  likewise

LIMIT = 1.5
ROUNDS = 2  # the first one warms


def documents() -> Iterator[Document]:
    """Every document of the library, a thousand at a time."""
    keys = iter(ActionSource().keys())
    while some := list(islice(keys, 1_000)):
        yield from ActionSource().documents(some)


def main() -> None:
    """Check every answer against the documents, then measure."""
    size = int(sys.argv[1])
    asked = [FindActionsForm(QueryDict(query)) for query in random_questions(size)]
    questions = [form.question(page=1) for form in asked]
    _check(questions)
    with tempfile.TemporaryDirectory(prefix="bench-bare-") as folder:
        bare = BareIndex(Path(folder))
        bare.put(documents())
        ours, floor = _times(questions, bare)
    for share in (0.5, 0.95):
        mine, theirs = percentile(ours, share), percentile(floor, share)
        say(
            f"search-engine-{size}-p{round(share * 100)}",
            mine / theirs,
            "times",
            limit=LIMIT,
            against=f"bare tantivy: {theirs * 1000:.2f} ms, ours {mine * 1000:.2f} ms",
        )


def _check(questions: list[Question]) -> None:
    """Totals and the counts of cost of every question equal those of a plain look at each text."""
    wanted = [(set(tokens(each.words)), each.filters) for each in questions]
    totals: Counter[int] = Counter()
    costs: list[Counter[str]] = [Counter() for _ in questions]
    for document in documents():
        words = set(tokens("\n".join(document.texts.values())))
        for number, (needed, filters) in enumerate(wanted):
            if needed <= words and _passes(document, filters, but="cost"):
                costs[number].update(document.terms["cost"])
                totals[number] += _passes(document, filters)
    for number, question in enumerate(questions):
        answer = finding.find(question)
        must_equal(f"total of {question.words}", answer.total, totals[number])
        counted = {value: count for value, count in answer.facets["cost"].items() if count}
        must_equal(f"costs of {question.words}", counted, dict(costs[number]))


def _passes(document: Document, filters: Any, *, but: str = "") -> bool:
    return all(
        name == but or not values.isdisjoint(document.terms[name])
        for name, values in filters.items()
    )


def _times(questions: list[Question], bare: BareIndex) -> tuple[list[float], list[float]]:
    """Seconds of each question, ours and bare, one after the other so that noise hits both."""
    for _ in range(ROUNDS):
        ours, floor = [], []
        for question in questions:
            words = tokens(question.words)
            filters = {name: sorted(values) for name, values in question.filters.items()}
            start = perf_counter()
            finding.find(question)
            middle = perf_counter()
            bare.ask(words, filters)
            ours.append(middle - start)
            floor.append(perf_counter() - middle)
    return ours, floor


if __name__ == "__main__":
    main()
