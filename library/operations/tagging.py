"""Tags by name, in any case: found, or made with an address of their own."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.text import slugify

from community.models import Member
from library.models import Tag

LONGEST = 90  # leaves room for a number


class TagShelf:
    """All tags, by name in any case. Holds what it found or made, for many editions at once.

    A tag that it makes waits for a curator, unless it is given who approves it and when. For a
    merged one it gives the one that stands for it.
    """

    def __init__(self, *, approved_by: Member | None = None, at: datetime | None = None) -> None:
        tags = list(Tag.objects.order_by("pk"))
        self._by_key = {tag.pk: tag for tag in tags}
        self._by_name: dict[str, Tag] = {tag.slug.lower(): tag for tag in tags}
        self._by_name |= {tag.name.lower(): tag for tag in tags}
        self._slugs = {tag.slug for tag in tags}
        self._approved: dict[str, Any] = {}
        if approved_by is not None:
            self._approved = {"approved_by": approved_by, "approved_at": at}

    def tags(self, names: Iterable[str]) -> list[Tag]:
        """The tags called `names`, each once, in that order; those that are missing are made."""
        found = {tag.pk: tag for tag in map(self._tag, names)}
        return list(found.values())

    def _tag(self, name: str) -> Tag:
        if name.lower() not in self._by_name:
            slug = self._free_slug(name)
            self._by_name[name.lower()] = Tag.objects.create(name=name, slug=slug, **self._approved)
        tag = self._by_name[name.lower()]
        while tag.merged_into_id is not None:
            tag = self._by_key[tag.merged_into_id]
        return tag

    def _free_slug(self, name: str) -> str:
        base = slugify(name)[:LONGEST] or "tag"
        slug, number = base, 1
        while slug in self._slugs:
            number += 1
            slug = f"{base}-{number}"
        self._slugs.add(slug)
        return slug
