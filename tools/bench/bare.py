"""tantivy alone, as somebody would use it who needs nothing else: the floor for our search."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query

from search.analyser import tokens
from search.contract import Document

FACETS = ("transition", "tag", "benefit", "effort", "cost", "council_kind", "evidence")
MOST_TERMS = 1_000
HEAP_BYTES = 100_000_000
Filters = Mapping[str, list[str]]


class BareIndex:
    """The same documents and the same tokens, without anything of ours around them."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("id", indexed=True, fast=True)
        builder.add_text_field("words", tokenizer_name="whitespace")
        builder.add_json_field("terms", fast=True, tokenizer_name="raw", index_option="basic")
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, str(folder))

    def put(self, documents: Iterable[Document]) -> None:
        """Store documents, replacing by key, and see them."""
        writer = self.index.writer(HEAP_BYTES, num_threads=1)
        for document in documents:
            writer.delete_documents_by_term("id", document.id)
            writer.add_document(_stored(document))
        writer.commit()
        self.index.reload()

    def ask(self, words: list[str], filters: Filters) -> tuple[int, dict[str, Any]]:
        """All of `words`, any of each filter's values: the exact total, a page, and counts.

        Each facet is counted without its own filter: in one pass for those that are not chosen,
        in one more for each that is.
        """
        searcher = self.index.searcher()
        found = searcher.search(self._query(words, filters), 20, count=True)
        counts: dict[str, Any] = {}
        unchosen = [facet for facet in FACETS if facet not in filters]
        for facets in (unchosen, *([facet] for facet in FACETS if facet in filters)):
            others = {name: values for name, values in filters.items() if name not in facets}
            ways = {f: {"terms": {"field": f"terms.{f}", "size": MOST_TERMS}} for f in facets}
            counts |= searcher.aggregate(self._query(words, others), ways)
        return int(getattr(found, "count", 0)), counts

    def _query(self, words: list[str], filters: Filters) -> Query:
        parts = [(Occur.Must, self._term("words", word)) for word in words]
        for field, values in filters.items():
            any_of = [(Occur.Should, self._term(f"terms.{field}", value)) for value in values]
            parts.append((Occur.Must, Query.boolean_query(any_of)))
        return Query.boolean_query(parts)

    def _term(self, field: str, value: str) -> Query:
        return Query.term_query(self.schema, field, value)


def _stored(document: Document) -> tantivy.Document:
    made = tantivy.Document()
    made.add_integer("id", document.id)
    made.add_text("words", " ".join(tokens("\n".join(document.texts.values()))))
    made.add_json("terms", {name: list(values) for name, values in document.terms.items()})
    return made
