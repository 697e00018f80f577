"""The secret address at which a member's calendar reads when their reviews are due."""

from django.db import models

from community.models import Member

TOKEN = 64


class ReviewCalendar(models.Model):
    """One member's feed. Whoever has the `token` reads it, signed in or not; a new one ends it."""

    member = models.OneToOneField(
        Member, primary_key=True, on_delete=models.PROTECT, related_name="review_calendar"
    )
    token = models.CharField(max_length=TOKEN, unique=True)
    renewed_at = models.DateTimeField()

    objects = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(token=""), name="library_review_calendar_has_a_token"
            )
        ]

    def __str__(self) -> str:
        return f"Reviews of {self.member}"
