"""What changed last, how far each engine has read, and which database this is."""

import uuid
from typing import Self

from django.db import models


class LatestChange(models.Model):
    """The latest change of one thing that can be found. One row per thing, raised at each change.

    It names kind and key instead of having a foreign key: search knows no domain (decisions, 3).
    `sequence` only grows, and is such that a reader who has seen all up to a number needs only
    look above it:
    - SQLite: one more than the highest; writers come one after another.
    - PostgreSQL: the number of the writing transaction. Readers look only below the oldest open
      one, so nobody passes a row that is not yet visible. (Numbers of a sequence would not do:
      they are not taken in the order in which transactions begin.)
    """

    kind = models.CharField(max_length=40)
    object_id = models.PositiveBigIntegerField()
    sequence = models.PositiveBigIntegerField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id"], name="search_one_latest_change_for_each_thing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} at {self.sequence}"


class ConsumerPosition(models.Model):
    """How far one consumer, an index of an engine, has read the latest changes."""

    consumer = models.CharField(max_length=100, unique=True)
    sequence = models.PositiveBigIntegerField()
    moved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.consumer} at {self.sequence}"


class EngineLease(models.Model):
    """Who may write to an index that several hosts share, and until when.

    `token` is raised with each new holder, so that whatever an earlier one sent and comes late can
    be told from what a later one sent.
    """

    name = models.CharField(max_length=100, unique=True)
    holder = models.UUIDField(default=uuid.uuid4)
    token = models.PositiveBigIntegerField(default=0)
    held_until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}, token {self.token}"


class IndexIdentity(models.Model):
    """Which database this is: an index made from another one is not used.

    One row. Whoever puts an older state of the database back changes `uid`, or deletes the row.
    """

    uid = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="search_one_index_identity")
        ]

    def __str__(self) -> str:
        return str(self.uid)

    @classmethod
    def of_this_database(cls) -> Self:
        """The one row, made when it is first asked for. One query."""
        return cls.objects.get_or_create(pk=1)[0]
