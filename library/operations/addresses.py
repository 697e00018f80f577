"""Addresses of actions: a slug is given at listing and never changes."""

from collections.abc import Iterable

from django.utils.text import slugify

from library.models import Action

RESERVED = frozenset({"propose", "suggest", "mine", "drafts", "compare", "reviews"})
LONGEST = 120  # leaves room for the number that tells two of one title apart
FALLBACK = "action"


class Addresses:
    """Slugs not yet taken. Holds those it gave, so that a long import asks the database once."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken) | RESERVED
        self._last: dict[str, int] = {}

    def give(self, title: str) -> str:
        """A slug made from `title`, with -2, -3 … when it is taken."""
        base = _shortened(slugify(title)) or FALLBACK
        slug, number = base, self._last.get(base, 1)
        while slug in self._taken:
            number += 1
            slug = f"{base}-{number}"
        self._last[base] = number
        self._taken.add(slug)
        return slug


def all_addresses() -> Addresses:
    """For many at once: reads every slug there is."""
    taken = Action.objects.filter(slug__isnull=False).values_list("slug", flat=True)
    return Addresses(slug for slug in taken.iterator() if slug)


def address_for(title: str) -> str:
    """For one action: reads the slugs that begin alike."""
    base = _shortened(slugify(title)) or FALLBACK
    taken = Action.objects.filter(slug__startswith=base).values_list("slug", flat=True)
    return Addresses(slug for slug in taken if slug).give(title)


def _shortened(slug: str) -> str:
    """At most LONGEST characters, cut between words where there is a place to cut."""
    if len(slug) <= LONGEST:
        return slug
    cut = slug[: LONGEST + 1]
    return cut[: cut.rfind("-")] if "-" in cut[1:] else cut[:LONGEST]
