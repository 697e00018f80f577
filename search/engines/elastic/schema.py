"""The shape of an index, and a document in it: the same words as in the embedded engine's.

Texts come as tokens of our one analyser with spaces between them, so the server parts them at the
spaces and does nothing else. One field holds the words of all texts and says what matches, another
those of the heaviest texts once more; the gap between values keeps a phrase from running over into
the next text.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from typing import Any

from elasticsearch.dsl import Document as Stored
from elasticsearch.dsl import Float, Keyword, Long, MetaField, Object, Text

from search.analyser import spellings, stems
from search.contract import LARGEST_KEY, LARGEST_RANK, Document
from search.fingerprints import fingerprint
from search.weighing import lift, with_times_in_head

VERSION = "2"
"""Raise it with any change to this module: every index is then built again."""

LARGEST_WINDOW = 10_000_000
"""How far down a list pages go. The server makes room for no more than there are documents."""

Source = dict[str, Any]


def _names() -> Text:
    return Text(analyzer="whitespace", norms=False, index_options="docs")


class StoredDocument(Stored):
    """One document of any kind. `key`, `boost` and `ranks` sort, `terms` filter and count."""

    kind = Keyword()
    key = Long()
    words = Text(analyzer="whitespace")
    head = Text(analyzer="whitespace")
    spelt = _names()
    title = _names()
    title_spelt = _names()
    boost = Long()
    lift = Float()
    terms = Object(dynamic=True)
    ranks = Object(dynamic=True)
    fingerprint = Keyword(index=False, doc_values=False)
    seal = Keyword(index=False, doc_values=False)

    class Index:
        # One shard, so that words weigh the same everywhere; a copy where there is another host.
        settings = {
            "number_of_shards": 1,
            "auto_expand_replicas": "0-1",
            "max_result_window": LARGEST_WINDOW,
            # For how long a delete is remembered, lest an older write arrives after it.
            "gc_deletes": "1h",
        }

    class Meta:
        dynamic = MetaField("strict")
        date_detection = MetaField(False)  # noqa: FBT003  the mapping's own word
        dynamic_templates = MetaField(
            [
                {
                    "terms": {
                        "path_match": "terms.*",
                        "mapping": {"type": "keyword", "eager_global_ordinals": True},
                    }
                },
                {"ranks": {"path_match": "ranks.*", "mapping": {"type": "long", "index": False}}},
            ]
        )


def stored(document: Document) -> Source:
    """`document` as the index holds it."""
    if not (0 < document.id <= LARGEST_KEY and _are_ranks(document.ranks.values())):
        raise ValueError(f"{document.kind} {document.id} has a key or a rank that is too large.")
    source: Source = {
        "kind": document.kind,
        "key": document.id,
        **_texts(list(document.texts.values())),
        "boost": document.boost,
        "lift": lift(document.boost),
        "terms": {name: sorted(set(values)) for name, values in document.terms.items()},
        "ranks": dict(document.ranks),
        "fingerprint": fingerprint(document),
    }
    return {**source, "seal": seal(source)}


def seal(source: Mapping[str, Any]) -> str:
    """A short number for all else that is stored: another one when anybody has changed it there."""
    whole = {name: value for name, value in source.items() if name != "seal"}
    return blake2b(json.dumps(whole, sort_keys=True).encode(), digest_size=8).hexdigest()


def identity(kind: str, key: int) -> str:
    """What the index knows a document by."""
    return f"{kind}:{key}"


def key_of(identity: str) -> int:
    """The key from that."""
    return int(identity.rpartition(":")[2])


def _are_ranks(numbers: Any) -> bool:
    return all(0 <= number <= LARGEST_RANK for number in numbers)


def _texts(texts: Sequence[str]) -> Source:
    each = [spellings(text) for text in texts]
    words = [" ".join(stems(spelt)) for spelt in each]
    title = each[0] if each else []
    return {
        "words": words,
        "head": [text for text, times in with_times_in_head(words) for _ in range(times)],
        "spelt": " ".join(sorted(set(chain.from_iterable(each)))),
        "title": " ".join(stems(title)),
        "title_spelt": " ".join(title),
    }
