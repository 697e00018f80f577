"""Where a quoted element is now: carried by lineage, or orphaned. It never slides to a look-alike.

Lineage is told release by release. An element that is the same, reworded, renamed or moved is
carried; one that was split, merged or retired, or of which nothing is told, is not (decisions: a
quote on a merged, split or retired passage is orphaned).
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

CARRIED = frozenset({"same", "reworded", "renamed", "moved"})
Link = tuple[UUID | None, UUID | None, str]
"""From, to, and what became of it, between one release and the next."""


def carried(uid: UUID, releases: Sequence[Iterable[Link]]) -> UUID | None:
    """The uid that `uid` has after `releases`, each the links of one, oldest first; or None."""
    now: UUID | None = uid
    for links in releases:
        now = _through(now, links) if now else None
    return now


def _through(uid: UUID, links: Iterable[Link]) -> UUID | None:
    told = [(to, what) for before, to, what in links if before == uid]
    ends = {to for to, _ in told}
    if len(ends) != 1 or any(what not in CARRIED for _, what in told):
        return None
    return ends.pop()
