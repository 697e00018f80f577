"""What happened to what one follows: told on a page of one's own, and by mail."""

import datetime
import uuid
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

    def awaiting_digest(self) -> Self:
        """Those that a letter of the day still has to tell."""
        return self.filter(awaits_digest=True)

    def newest_first(self) -> Self:
        """The last one first."""
        return self.order_by("-at", "-pk")


class DigestQuerySet(models.QuerySet["Digest"]):
    """Questions one asks of digests."""

    def unsent(self) -> Self:
        """Made and not handed to the mail server, or killed before that was noted."""
        return self.filter(sent_at__isnull=True)

    def made_on(self, day: datetime.date) -> Self:
        """Those of one day."""
        return self.filter(on=day)


class Digest(models.Model):
    """One letter to one member with the notices of a day: at most one a day.

    `uid` is in the letter's Message-ID, so that a letter sent again is known as the same.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="digests")
    on = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = DigestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "on"], name="community_one_digest_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.member}, {self.on}"


class Notice(models.Model):
    """One sentence to one member about a step of something of theirs, and where to read on.

    It `awaits_digest` until it has its place in one, and is then in no other.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="notices")
    at = models.DateTimeField()
    sentence = models.CharField(max_length=SENTENCE)
    address = models.CharField(max_length=ADDRESS)
    read_at = models.DateTimeField(null=True, blank=True)
    awaits_digest = models.BooleanField(default=False)
    digest = models.ForeignKey(
        Digest, null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["member", "-at"], name="community_notices_of_a_member"),
            models.Index(
                fields=["member"],
                condition=models.Q(awaits_digest=True),
                name="community_notices_for_a_digest",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(awaits_digest=False) | models.Q(digest__isnull=True),
                name="community_notice_awaits_no_second_digest",
            ),
            models.CheckConstraint(
                # A browser takes "//elsewhere" and "/\\elsewhere" for another site.
                condition=models.Q(address__startswith="/")
                & ~models.Q(address__startswith="//")
                & ~models.Q(address__startswith="/\\"),
                name="community_notice_leads_into_the_site",
            ),
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def is_new(self) -> bool:
        """Whether its member has not looked at it yet."""
        return self.read_at is None
