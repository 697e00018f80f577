"""The right answers, from plain SQL over tables of tokens and terms."""

import sqlite3
from collections.abc import Iterable
from itertools import pairwise

from search.analyser import tokens
from search.contract import Document, Facet, Filters, Question
from search.words import Sought, Tokens, Word

Clause = tuple[str, list[object]]


class Oracle:
    """Documents of one kind, in a database of their own."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.executescript(
            """
            CREATE TABLE match (id INTEGER PRIMARY KEY);
            CREATE TABLE document (id INTEGER PRIMARY KEY, boost INTEGER);
            CREATE TABLE rank (document INTEGER, name TEXT, value INTEGER);
            CREATE TABLE token (document INTEGER, text TEXT, place INTEGER, token TEXT);
            CREATE TABLE term (document INTEGER, field TEXT, value TEXT);
            CREATE INDEX by_token ON token (token, document, text, place);
            CREATE INDEX by_term ON term (field, value, document);
            CREATE INDEX by_document ON token (document, text, place, token);
            CREATE INDEX rank_by_document ON rank (document, name);
            """
        )
        self.put(documents)

    def put(self, documents: Iterable[Document], gone: Iterable[int] = ()) -> None:
        """Store documents, replacing by key, and drop others."""
        for key in gone:
            self._drop(key)
        for document in documents:
            self._drop(document.id)
            self._add(document)

    def ids(self, question: Question, sought: Sought) -> tuple[int, ...]:
        """All matches, in the order of the question's rank, or of boost; ties by key."""
        where, values = _matching(sought, question.filters)
        order, is_first, preferred = "value", "NULL", list[object]()
        if question.sort == "best":
            order = "boost"
            clauses = [_has_term(field, accepted) for field, accepted in question.prefers.items()]
            is_first, preferred = _joined(" OR ", clauses) if clauses else ("NULL", [])
        rows = self._database.execute(
            "SELECT id FROM document LEFT JOIN rank ON rank.document = id AND name = ?"
            f" WHERE {where} ORDER BY {is_first} DESC, coalesce({order}, 0) DESC, id",
            [question.sort, *values, *preferred],
        )
        return tuple(key for (key,) in rows)

    def counts(self, question: Question, sought: Sought) -> dict[str, dict[str, int]]:
        """Facet -> value -> number of documents."""
        return {facet.name: self._counted(facet, sought) for facet in question.facets}

    def _counted(self, facet: Facet, sought: Sought) -> dict[str, int]:
        where, values = _matching(sought, facet.filters)
        self._database.execute("DELETE FROM match")
        self._database.execute(
            f"INSERT INTO match SELECT id FROM document WHERE {where}",
            values,
        )
        counts = {}
        for value, accepted in facet.values.items():
            clause, terms = _has_term(facet.field, accepted)
            rows = self._database.execute(f"SELECT count(*) FROM match WHERE {clause}", terms)
            (counts[value],) = rows.fetchone()
        return counts

    def _drop(self, key: int) -> None:
        self._database.execute("DELETE FROM document WHERE id = ?", [key])
        for table in ("rank", "token", "term"):
            self._database.execute(f"DELETE FROM {table} WHERE document = ?", [key])

    def _add(self, document: Document) -> None:
        key = document.id
        self._database.execute("INSERT INTO document VALUES (?, ?)", [key, document.boost])
        self._database.executemany(
            "INSERT INTO rank VALUES (?, ?, ?)",
            [(key, name, value) for name, value in document.ranks.items()],
        )
        self._database.executemany(
            "INSERT INTO token VALUES (?, ?, ?, ?)",
            [
                (key, name, place, token)
                for name, text in document.texts.items()
                for place, token in enumerate(tokens(text))
            ],
        )
        self._database.executemany(
            "INSERT INTO term VALUES (?, ?, ?)",
            [(key, field, value) for field, them in document.terms.items() for value in set(them)],
        )


def _matching(sought: Sought, filters: Filters) -> Clause:
    clauses = [_has_word(word) for word in sought.every]
    if sought.some:
        clauses.append(_has_most(sought))
    clauses += [(f"NOT {clause}", values) for clause, values in map(_has_word, sought.none)]
    clauses += [_has_term(field, accepted) for field, accepted in filters.items()]
    return _joined(" AND ", clauses) if clauses else ("1", [])


def _has_most(sought: Sought) -> Clause:
    """As many of the words as are needed: true is 1 in SQLite."""
    each, values = _joined(" + ", [_has_word(word) for word in sought.some])
    return f"({each} >= ?)", [*values, sought.at_least]


def _has_word(word: Word) -> Clause:
    return _joined(" OR ", [_has_run(run) for run in word.alternatives])


def _has_run(run: Tokens) -> Clause:
    """The tokens one after the other, in one text."""
    names = [f"t{number}" for number in range(len(run))]
    wheres = [f"{name}.token = ?" for name in names]
    wheres += [
        f"{b}.document = {a}.document AND {b}.text = {a}.text AND {b}.place = {a}.place + 1"
        for a, b in pairwise(names)
    ]
    tables = ", ".join(f"token AS {name}" for name in names)
    return f"id IN (SELECT t0.document FROM {tables} WHERE {' AND '.join(wheres)})", [*run]


def _has_term(field: str, accepted: frozenset[str]) -> Clause:
    marks = ", ".join("?" for _ in accepted)
    clause = f"id IN (SELECT document FROM term WHERE field = ? AND value IN ({marks}))"
    return clause, [field, *sorted(accepted)]


def _joined(by: str, clauses: list[Clause]) -> Clause:
    return (
        "(" + by.join(clause for clause, _ in clauses) + ")",
        [value for _, values in clauses for value in values],
    )
