"""One page of results, in an order that leaves nothing to chance."""

from collections.abc import Sequence

import tantivy
from tantivy import Order, Query

from search import parts
from search.engines.embedded.counting import total
from search.parts import Part

# Hits looked at on either side of a page, to see all that tie with its first and last: more each
# time, until giving up. Ties are common, since tantivy keeps the length of a text in one byte.
_LOOKS = (32, 512, 8_192)

Hits = Sequence[tuple[float, tantivy.DocAddress]]


def sorted_page(
    searcher: tantivy.Searcher, query: Query, column: str, *, first: int, size: int
) -> tuple[int, ...]:
    """Keys from number `first` on, by `column`: "id" upwards, any other downwards."""
    order = Order.Asc if column == "id" else Order.Desc
    result = searcher.search(
        query, size, count=False, order_by_field=column, offset=first, order=order
    )
    return tuple(read_column(searcher, "id", result.hits))


def joined_page(
    searcher: tantivy.Searcher, before: Query, after: Query, *, first: int, size: int
) -> tuple[int, ...]:
    """Keys from number `first` on, by boost: matches of `before`, then those of `after`."""
    ahead = total(searcher, before)
    keys = sorted_page(searcher, before, "best", first=first, size=size) if first < ahead else ()
    missing = size - len(keys)
    if missing:
        keys += sorted_page(searcher, after, "best", first=max(first - ahead, 0), size=missing)
    return keys


def relevant_page(
    searcher: tantivy.Searcher, query: Query, *, first: int, size: int
) -> tuple[int, ...]:
    """Keys from number `first` on, by relevance, and by key among equals."""
    hits, before = _around(searcher, query, first=first, size=size)
    keys = read_column(searcher, "id", hits)
    ranked = sorted(zip(hits, keys, strict=True), key=lambda pair: (-pair[0][0], pair[1]))
    return tuple(key for _, key in ranked[before : before + size])


def _around(searcher: tantivy.Searcher, query: Query, *, first: int, size: int) -> tuple[Hits, int]:
    """Hits of the page and of all that tie with its ends, and how many stand before the page."""
    lift = "lift" if parts.is_on(Part.BOOST) else None
    for look in _LOOKS:
        before = min(first, look)
        wanted = before + size + look
        hits = searcher.search(
            query, wanted, count=False, offset=first - before, weight_by_field=lift
        ).hits
        if len(hits) <= before:
            break
        last = min(before + size, len(hits)) - 1
        is_begun = before == first or hits[0][0] != hits[before][0]
        is_ended = len(hits) < wanted or hits[last][0] != hits[-1][0]
        if is_begun and is_ended:
            break
    return hits, before


def read_column(searcher: tantivy.Searcher, name: str, hits: Hits) -> list[int]:
    """Whole numbers of `hits` from a column that every document has."""
    values = searcher.fast_field_values(name, [address for _, address in hits])
    return [int(value or 0) for value in values]
