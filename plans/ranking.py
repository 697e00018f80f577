"""The order of suggestions: best first, but the groundwork of a thing comes before it."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def groundwork_first(ranked: Sequence[Key], needs: Mapping[Key, Sequence[Key]]) -> list[Key]:
    """`ranked`, best first, with what a thing leans on moved up before it.

    needs: what each leans on; keys that are not ranked count for nothing. Where things lean on each
    other in a ring, the ring is cut.
    """
    place = {key: position for position, key in enumerate(ranked)}
    placed: dict[Key, None] = {}
    begun: set[Key] = set()
    waiting = list(reversed(ranked))
    while waiting:  # no recursion: strangers choose how long a chain is
        key = waiting.pop()
        done = begun | placed.keys()
        missing = [one for one in needs.get(key, ()) if one in place and one not in done]
        if not missing or key in placed:
            placed.setdefault(key)
            continue
        begun.add(key)
        waiting += [key, *sorted(missing, key=place.__getitem__, reverse=True)]
    return list(placed)
