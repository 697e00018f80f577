"""Discussion: comments on one thing, in the order in which they came. Concrete in each app."""

import uuid
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from community.models.members import Member

Said = TypeVar("Said", bound="Comment")


class CommentQuerySet(models.QuerySet[Said]):
    """Questions one asks of a discussion."""

    def in_order(self) -> Self:
        """As they were said, with who said them."""
        return self.select_related("author").order_by("at", "pk")


class Comment(models.Model):
    """What one member said about one thing. Kept as it was said; a moderator may hide it.

    A concrete class adds the foreign key to its subject, takes the constraints over
    (`class Meta(Comment.Meta)`), and lists `keep_words(table)` in its app's triggers.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    author = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField(max_length=5000)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    hidden_why = models.TextField(blank=True, default="")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="%(app_label)s_%(class)s_says_so"),
            models.CheckConstraint(
                condition=Q(hidden_at__isnull=True, hidden_by__isnull=True)
                | Q(hidden_at__isnull=False, hidden_by__isnull=False) & ~Q(hidden_why=""),
                name="%(app_label)s_%(class)s_hidden_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.text[:60]}"

    @property
    def is_hidden(self) -> bool:
        """Whether a moderator took it away; who and why is said in its place."""
        return self.hidden_at is not None
