"""Tags: stewarded words with a meaning and synonyms, hung on editions by a table of ours."""

from collections.abc import Collection, Iterable
from typing import Self

from django.db import models
from django.db.models import F, Q
from taggit.models import ItemBase, TagBase

from community.models import AuditEvent, Member

LONGEST_NAME = 100
OFFERED = Q(approved_at__isnull=False, hidden_at__isnull=True, merged_into__isnull=True)


class TagQuerySet(models.QuerySet["Tag"]):
    """Questions one asks of the tags. Each is a phrase; phrases chain."""

    def offered(self) -> Self:
        """Those that one may choose: approved, and neither hidden nor merged with another."""
        return self.filter(OFFERED)

    def waiting(self) -> Self:
        """Typed by somebody, and not yet looked at by a curator."""
        return self.filter(
            approved_at__isnull=True, hidden_at__isnull=True, merged_into__isnull=True
        )

    def hidden(self) -> Self:
        """Taken away by a curator, from every page."""
        return self.filter(hidden_at__isnull=False, merged_into__isnull=True)

    def merged(self) -> Self:
        """Those for which another stands."""
        return self.filter(merged_into__isnull=False)

    def by_name(self) -> Self:
        """In the order of the alphabet."""
        return self.order_by("name", "pk")


class Tag(TagBase):
    """A word actions share. `synonyms` are found as if the tag had been typed.

    The address keeps its `slug` for good, whatever the name. Tags are a tree of three levels where
    one is wanted: whoever asks for a tag finds those below it too. A merged one stays where it is
    in frozen texts; `TagLines` says what stands for it.
    """

    meaning = models.CharField(max_length=300, blank=True, default="")
    synonyms = models.JSONField(default=list, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged_from"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = "tag"
        verbose_name_plural = "tags"
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="library_tag_approved_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(hidden_at__isnull=True, hidden_by__isnull=True)
                | Q(hidden_at__isnull=False, hidden_by__isnull=False, approved_at__isnull=True),
                name="library_tag_hidden_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="library_tag_is_not_its_own_parent",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="library_tag_is_not_merged_with_itself",
            ),
        ]

    @property
    def is_offered(self) -> bool:
        """Whether one may choose it."""
        is_there = self.hidden_at is None and self.merged_into_id is None
        return is_there and self.approved_at is not None

    @property
    def is_waiting(self) -> bool:
        """Whether no curator has looked at it yet."""
        is_there = self.hidden_at is None and self.merged_into_id is None
        return is_there and self.approved_at is None


class EditionTag(ItemBase):
    """One tag on one edition."""

    content_object = models.ForeignKey(
        "library.Edition", on_delete=models.CASCADE, related_name="taggings"
    )
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="taggings")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"], name="library_tag_once_an_edition"
            )
        ]


class TagEvent(AuditEvent):
    """What a curator did to a tag: approved, renamed, merged, hidden; `why` says the rest."""

    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="events")


class TagLines:
    """What stands for each of some tags now, and what stands above it in the tree.

    One query, and one more for each level of merges and of the tree above them.
    """

    def __init__(self, keys: Iterable[int]) -> None:
        self._tags: dict[int, Tag] = {}
        missing = set(keys)
        while missing:
            found = Tag.objects.in_bulk(list(missing))
            self._tags |= found
            beyond = {key for tag in found.values() for key in (tag.merged_into_id, tag.parent_id)}
            missing = {key for key in beyond if key is not None} - self._tags.keys()

    def standing_for(self, key: int) -> Tag | None:
        """The tag that stands for the one of that key: itself, or what it was merged into.

        None for a tag that a curator took away.
        """
        tag = self._tags[key]
        while tag.merged_into_id is not None:  # no circle: a trigger sees to it
            tag = self._tags[tag.merged_into_id]
        return None if tag.hidden_at else tag

    def above(self, tag: Tag) -> list[Tag]:
        """Tags offered above one, the nearest first; a merged one is what stands for it."""
        found: dict[int, Tag] = {tag.pk: tag}
        one: Tag | None = tag
        while one is not None and one.parent_id is not None:
            one = self.standing_for(one.parent_id)
            if one is None or one.pk in found:  # merged with one of its own children
                break
            found[one.pk] = one
        return [each for each in found.values() if each.pk != tag.pk and each.is_offered]


def tags_of(editions: Collection[int]) -> tuple[dict[int, list[Tag]], TagLines]:
    """Edition's key -> tags as they stand now, each once, by name; and the lines of all of them."""
    rows = EditionTag.objects.filter(content_object__in=editions).order_by("pk")
    taggings = list(rows.values_list("content_object_id", "tag_id"))
    lines = TagLines(tag for _, tag in taggings)
    found: dict[int, dict[int, Tag]] = {}
    for edition, key in taggings:
        tag = lines.standing_for(key)
        if tag is not None:
            found.setdefault(edition, {})[tag.pk] = tag
    return {edition: sorted(tags.values(), key=_by_name) for edition, tags in found.items()}, lines


def _by_name(tag: Tag) -> tuple[str, int]:
    return tag.name, tag.pk
