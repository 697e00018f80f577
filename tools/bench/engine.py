"""A search through our door, beside the same question to tantivy alone."""

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from time import process_time

import django

django.setup()

from django.http import QueryDict  # noqa: E402  needs the setup above

from library.documents import ActionSource  # noqa: E402  likewise
from library.forms.finding import FindActionsForm  # noqa: E402  likewise
from search import finding  # noqa: E402  likewise
from search.analyser import tokens  # noqa: E402  likewise
from search.contract import Document, Filters, Question  # noqa: E402  likewise
from tools.bench.bare import BareIndex  # noqa: E402  likewise
from tools.bench.figures import must_equal, percentile, say  # noqa: E402  likewise
from tools.bench.questions import random_questions  # noqa: E402  likewise

LIMIT = 1.5
CHECKED_FACETS = ("cost", "effort", "council_kind", "tag")
ROUNDS = 2  # the first one warms


def documents() -> Iterator[Document]:
    """Every document of the library, a thousand at a time."""
    keys = iter(ActionSource().keys())
    while some := list(islice(keys, 1_000)):
        yield from ActionSource().documents(some)


@dataclass
class PlainLook:
    """What each question should be answered, by a plain look at every document."""

    questions: list[Question]
    matches: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    counted: dict[tuple[int, str], Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    def looking(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Look at each document, and hand it on."""
        wanted = [(set(tokens(each.words)), each.filters) for each in self.questions]
        for document in documents:
            words = set(tokens("\n".join(document.texts.values())))
            for number, (needed, filters) in enumerate(wanted):
                if needed <= words:
                    self._count(number, document, filters)
            yield document

    def _count(self, number: int, document: Document, filters: Filters) -> None:
        if _passes(document, filters):
            self.matches[number].add(document.id)
        for facet in CHECKED_FACETS:
            if _passes(document, filters, but=facet):
                self.counted[number, facet].update(document.terms[facet])

    def check(self) -> None:
        """Refuse to measure when a total, a page or a facet of an answer is another."""
        for number, question in enumerate(self.questions):
            answer, right = finding.find(question), self.matches[number]
            must_equal(f"total of {question.words}", answer.total, len(right))
            must_equal(f"strangers for {question.words}", set(answer.ids) - right, set())
            must_equal(f"page of {question.words}", len(answer.ids), min(question.size, len(right)))
            for facet in CHECKED_FACETS:
                found = {value: count for value, count in answer.facets[facet].items() if count}
                expected = dict(self.counted[number, facet])
                must_equal(f"{facet} of {question.words}", found, expected)


def main() -> None:
    """Check every answer against the documents, then measure."""
    size = int(sys.argv[1])
    asked = [FindActionsForm(QueryDict(query)) for query in random_questions(size)]
    questions = [form.question(page=1) for form in asked]
    plain = PlainLook(questions)
    with tempfile.TemporaryDirectory(prefix="bench-bare-", ignore_cleanup_errors=True) as folder:
        bare = BareIndex(Path(folder))
        bare.put(plain.looking(documents()))
        plain.check()
        ours, floor = _times(questions, bare)
    for share in (0.5, 0.95):
        mine, theirs = percentile(ours, share), percentile(floor, share)
        say(
            f"search-engine-{size}-p{round(share * 100)}",
            mine / theirs,
            "times",
            limit=LIMIT,
            against=f"bare tantivy: {theirs * 1000:.2f} ms of CPU, ours {mine * 1000:.2f} ms",
        )


def _passes(document: Document, filters: Filters, *, but: str = "") -> bool:
    return all(
        name == but or not values.isdisjoint(document.terms[name])
        for name, values in filters.items()
    )


def _times(questions: list[Question], bare: BareIndex) -> tuple[list[float], list[float]]:
    """Seconds of CPU of each question, ours and bare, in turn so that noise hits both."""
    for _ in range(ROUNDS):
        ours, floor = [], []
        for question in questions:
            words = tokens(question.words)
            filters = {name: sorted(values) for name, values in question.filters.items()}
            start = process_time()
            finding.find(question)
            middle = process_time()
            bare.ask(words, filters)
            ours.append(middle - start)
            floor.append(process_time() - middle)
    return ours, floor


if __name__ == "__main__":
    main()
