"""What happened to what one follows: told on a page of one's own, and by mail."""

from typing import Self

from django.db import models

from community.models.members import Member
from community.models.visibility import Reader, VisibleQuerySet

SENTENCE = 300
ADDRESS = 500


class NoticeQuerySet(VisibleQuerySet["Notice"]):
    """Questions one asks of notices."""

    def visible_to(self, reader: Reader) -> Self:
        """One's own, and nobody else's."""
        return self.filter(member=reader) if isinstance(reader, Member) else self.none()

    def unread(self) -> Self:
        """Not looked at yet."""
        return self.filter(read_at__isnull=True)

    def newest_first(self) -> Self:
        """The last one first."""
        return self.order_by("-at", "-pk")


class Notice(models.Model):
    """One sentence to one member about a step of something of theirs, and where to read on."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="notices")
    at = models.DateTimeField()
    sentence = models.CharField(max_length=SENTENCE)
    address = models.CharField(max_length=ADDRESS)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["member", "-at"], name="community_notices_of_a_member")]
        constraints = [
            models.CheckConstraint(
                # A browser takes "//elsewhere" and "/\\elsewhere" for another site.
                condition=models.Q(address__startswith="/")
                & ~models.Q(address__startswith="//")
                & ~models.Q(address__startswith="/\\"),
                name="community_notice_leads_into_the_site",
            )
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def is_new(self) -> bool:
        """Whether its member has not looked at it yet."""
        return self.read_at is None
