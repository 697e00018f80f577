"""The shape of a tantivy index, and a document in it.

One field, `words`, holds the words of all texts and says what matches. A second, `head`, holds
those of the heaviest texts once more, the heavier ones several times: it moves matches up and
adds none. Two fields rank as well as one for each text, and cost less (measured: decision 55). The
gap that tantivy leaves between values keeps a phrase from running over from one text into the
next.
"""

from collections.abc import Sequence
from itertools import chain

import tantivy

from search.analyser import spellings, stems
from search.contract import LARGEST_KEY, LARGEST_RANK, Document
from search.fingerprints import fingerprint
from search.weighing import lift, with_times_in_head

VERSION = "2"
"""Raise it with any change to this module: every index is then built again."""

RANKS = 16
"""How many ranks a kind may have."""


def schema() -> tantivy.Schema:
    """The shape of every index of this engine."""
    builder = tantivy.SchemaBuilder()
    # With a sign: tantivy deletes nothing, and says nothing, by the key of an unsigned field.
    builder.add_integer_field("id", indexed=True, fast=True)
    builder.add_integer_field("fingerprint", fast=True)
    for name in ("words", "head"):
        builder.add_text_field(name, tokenizer_name="whitespace")
    for name in ("spelt", "title", "title_spelt"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    builder.add_json_field("terms", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_float_field("lift", fast=True)
    builder.add_unsigned_field("best", fast=True)
    for number in range(RANKS):
        builder.add_unsigned_field(rank_field(number), fast=True)
    return builder.build()


def stored(document: Document, ranks: Sequence[str]) -> tantivy.Document:
    """`document` as the index holds it; `ranks` names its columns of ranks, in order."""
    made = tantivy.Document()
    made.add_integer("id", document.id)
    made.add_integer("fingerprint", as_signed(fingerprint(document)))
    _add_texts(made, list(document.texts.values()))
    made.add_json("terms", {n: list(map(term, set(v))) for n, v in document.terms.items()})
    made.add_float("lift", 2 ** lift(document.boost) - 2)
    made.add_unsigned("best", sort_key(document.boost, document.id))
    for number, name in enumerate(ranks):
        made.add_unsigned(rank_field(number), sort_key(document.ranks.get(name, 0), document.id))
    return made


def rank_field(number: int) -> str:
    """Name of the column of one rank."""
    return f"rank_{number}"


def term(value: str) -> str:
    """A term as the index holds it. Bare, one that looks like a time would be taken for one."""
    return "=" + value


def sort_key(value: int, key: int) -> int:
    """One number to sort downwards by: highest value first, then lowest key.

    tantivy sorts by one field, and leaves the order of equals to chance.
    """
    if not (0 <= value <= LARGEST_RANK and 0 < key <= LARGEST_KEY):
        raise ValueError(f"A rank of {value} or a key of {key} is too large to be sorted.")
    return value << 32 | (LARGEST_KEY - key)


def as_signed(digits: str) -> int:
    """A fingerprint as a whole number of 64 bits with a sign."""
    return int.from_bytes(bytes.fromhex(digits), signed=True)


def as_digits(number: int) -> str:
    """A fingerprint from that number."""
    return number.to_bytes(8, signed=True).hex()


def _add_texts(made: tantivy.Document, texts: Sequence[str]) -> None:
    each = [spellings(text) for text in texts]
    for spelt, times in with_times_in_head(each):
        words = " ".join(stems(spelt))
        made.add_text("words", words)
        for _ in range(times):
            made.add_text("head", words)
    made.add_text("spelt", " ".join(set(chain.from_iterable(each))))
    title = each[0] if each else []
    made.add_text("title", " ".join(stems(title)))
    made.add_text("title_spelt", " ".join(title))
