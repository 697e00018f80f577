"""Co-authors: members whom the author of an action invited to write it with them."""

from typing import Self

from django.db import models
from django.db.models import Q

from community.models import Member


class CoAuthorQuerySet(models.QuerySet["CoAuthor"]):
    """Questions one asks of co-authors and of those invited."""

    def accepted(self) -> Self:
        """Who said yes: they write, and the text is theirs too."""
        return self.filter(accepted_at__isnull=False)

    def waiting(self) -> Self:
        """Invited, and not answered yet: they may read."""
        return self.filter(accepted_at__isnull=True)

    def in_order(self) -> Self:
        """With their names, as they joined."""
        return self.select_related("member").order_by("accepted_at", "pk")


class CoAuthor(models.Model):
    """One member on one action: invited, and a co-author once they have accepted.

    The row goes when they decline or leave; the steps of the action keep that they were there.
    """

    action = models.ForeignKey("library.Action", on_delete=models.PROTECT, related_name="coauthors")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    invited_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    objects = CoAuthorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "member"], name="library_co_author_once_an_action"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(accepted_at__gte=models.F("invited_at")),
                name="library_co_author_accepts_an_invitation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}, with {self.invited_by}"
