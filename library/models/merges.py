"""Merges: an action that says the same as another stands behind it, until somebody undoes that."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from community.models import Member
from library.models.actions import Action


class MergeQuerySet(models.QuerySet["Merge"]):
    """Questions one asks of merges."""

    def standing(self) -> Self:
        """Those that nobody has undone."""
        return self.filter(undone_at__isnull=True)

    def newest_first(self) -> Self:
        """With both titles, the last first."""
        both = ("duplicate__current_edition", "into__current_edition")
        return self.select_related(*both).order_by("-at", "-pk")


class Merge(models.Model):
    """A duplicate, and the action that stands for it. Kept when it is undone, with the reason."""

    duplicate = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="merges")
    into = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="merged_here")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.TextField()
    undone_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_why = models.TextField(blank=True, default="")

    objects = MergeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["duplicate"],
                condition=Q(undone_at__isnull=True),
                name="library_one_standing_merge_a_duplicate",
            ),
            models.CheckConstraint(
                condition=~Q(duplicate=F("into")), name="library_nothing_merges_with_itself"
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True, undone_why="")
                | Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undone_why=""),
                name="library_undone_merge_says_when_by_whom_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duplicate} into {self.into}"


class NotMine(models.Model):
    """A member who took a vote back that came from a duplicate: none is carried there again."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "member"], name="library_not_mine_once_a_member_and_action"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.action}"
