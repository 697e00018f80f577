"""Answers given once: a write sent twice with the same key is done once."""

from django.db import models

from community.models import Member


class WriteReceipt(models.Model):
    """What a member's program was answered when it wrote with an `Idempotency-Key`.

    `asked` is the SHA-256 of method, address and body: the same key for something else is refused.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=200)
    asked = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    answer = models.TextField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "key"], name="api_one_receipt_a_key")
        ]

    def __str__(self) -> str:
        return f"{self.status} at {self.at:%Y-%m-%d %H:%M}"
