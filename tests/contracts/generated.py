"""Documents and questions made by chance, the same at each run: words as common as Zipf says."""

import random
from collections.abc import Iterator
from itertools import accumulate, product

from search.contract import Document, Facet, Filters, Question
from search.words import Synonyms, synonyms_of

DIMENSIONS = ("leadership", "data", "design", "delivery")
EFFORTS = ("days", "weeks", "months", "year")
KINDS = ("district", "county", "unitary", "parish-or-town")
TAGS = tuple(f"tag-{number}" for number in range(40))
SORTS = ("best", "supported", "newest", "no-such-rank")
ENDINGS = ("", "", "s", "ing", "ed")

Transition = tuple[str, int, int]


class Chance:
    """Everything that is made by chance, from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        syllables = ["".join(pair) for pair in product("bdfgklmnprst", "aeiou")]
        self.words = [
            "".join(self.random.choices(syllables, k=self.random.randint(2, 3))) for _ in range(600)
        ]
        self._weights = list(accumulate(1 / (rank + 1) for rank in range(len(self.words))))

    def text(self, length: int) -> str:
        """Words, the common ones often, some with an ending, accent or hyphen."""
        chosen = self.random.choices(self.words, cum_weights=self._weights, k=length)
        return " ".join(self._dressed(word) for word in chosen)

    def documents(self, kind: str, number: int) -> list[Document]:
        """Documents 1 to `number`."""
        return [self.document(kind, key) for key in range(1, number + 1)]

    def document(self, kind: str, key: int) -> Document:
        """One document, with most of what a document can have."""
        some = self.random
        tags = some.sample(TAGS, some.randint(0, 5))
        return Document(
            kind,
            key,
            texts={
                "title": self.text(some.randint(2, 6)),
                "tags": " ".join(tags),
                "summary": self.text(some.randint(0, 15)),
                "body": self.text(some.randint(0, 60)),
            },
            terms={
                "transition": transition_terms(self.transitions()),
                "effort": [some.choice(EFFORTS)],
                "council_kind": some.sample(KINDS, some.randint(0, 4)),
                "tag": tags,
            },
            # Few values, so that ties are common.
            ranks={"supported": some.randint(0, 6), "newest": some.randint(20_000, 20_050)},
            boost=some.choice((0, 0, 10, 100)),
        )

    def transitions(self) -> set[Transition]:
        """One to three transitions."""
        steps = [(low, high) for low in range(5) for high in range(low + 1, 6)]
        each = range(self.random.randint(1, 3))
        return {(self.random.choice(DIMENSIONS), *self.random.choice(steps)) for _ in each}

    def questions(self, kind: str, documents: list[Document], number: int) -> Iterator[Question]:
        """Questions as readers ask them, with all facets of the page."""
        for _ in range(number):
            filters = self._filters()
            yield Question(
                kind,
                words=self._typed(documents),
                filters=filters,
                facets=tuple(_facets(filters)),
                sort=self.random.choice(SORTS),
                page=self.random.choice((1, 1, 2, 5)),
                size=self.random.choice((20, 7)),
            )

    def synonyms(self) -> Synonyms:
        """Words, and pairs of words, that may stand for others."""
        common = self.words[:40]
        return synonyms_of(
            {
                common[3]: [common[20]],
                f"{common[1]} {common[2]}": [common[30], f"{common[4]} {common[5]}"],
            }
        )

    def _dressed(self, word: str) -> str:
        form = word + self.random.choice(ENDINGS)
        how = self.random.random()
        if how < 0.03:
            return form.replace("e", "é").capitalize()
        return f"{form}-{self.random.choice(self.words)}" if how < 0.06 else form

    def _typed(self, documents: list[Document]) -> str:
        parts = [self.text(1) for _ in range(self.random.choice((0, 1, 1, 2, 3)))]
        if self.random.random() < 0.25:
            body = self.random.choice(documents).texts["body"].split()
            start = self.random.randrange(max(len(body) - 2, 1))
            parts.append('"' + " ".join(body[start : start + 2]) + '"')
        if self.random.random() < 0.25:
            parts.append("-" + self.random.choice(self.words[:100]))
        return " ".join(parts)

    def _filters(self) -> Filters:
        some = self.random
        every = {
            "transition": _chosen_transitions(
                some.choice(((), ("data",), ("data", "design"))), some.choice(((), (2,), (1, 2)))
            ),
            "effort": frozenset(some.sample(EFFORTS, some.randint(1, 2))),
            "council_kind": frozenset(some.sample(KINDS, 1)),
            "tag": frozenset(some.sample(TAGS, some.randint(1, 4))),
        }
        return {name: every[name] for name in some.sample(sorted(every), some.randint(0, 3))}


def transition_terms(transitions: set[Transition]) -> set[str]:
    """A term for each transition, and for each with any of its three parts left open."""
    return {
        f"{dimension}:{low}>{high}"
        for one in transitions
        for dimension, low, high in product(*((part, "*") for part in one))
    }


def _chosen_transitions(dimensions: tuple[str, ...], lows: tuple[int, ...]) -> frozenset[str]:
    chosen = product(dimensions or ("*",), lows or ("*",))
    return frozenset(f"{dimension}:{low}>*" for dimension, low in chosen)


def _facets(filters: Filters) -> Iterator[Facet]:
    for field, values in (("effort", EFFORTS), ("council_kind", KINDS), ("tag", TAGS)):
        yield Facet(
            name=field,
            field=field,
            values={value: frozenset({value}) for value in values},
            filters={name: accepted for name, accepted in filters.items() if name != field},
        )
    # A dimension among the levels chosen: a set of terms for each value, in a shared field.
    for name, lows in (("dimension", (1, 2)), ("dimension from anywhere", ())):
        yield Facet(
            name=name,
            field="transition",
            values={d: _chosen_transitions((d,), lows) for d in DIMENSIONS},
            filters={field: chosen for field, chosen in filters.items() if field != "transition"},
        )
