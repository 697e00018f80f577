"""A token: what a program shows in order to write as a member. Only its hash is kept."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from community.models import Member, Reader, VisibleQuerySet


class ApiTokenQuerySet(VisibleQuerySet["ApiToken"]):
    """Questions one asks of tokens."""

    def visible_to(self, reader: Reader) -> Self:
        """One's own."""
        return self.filter(member=reader) if isinstance(reader, Member) else self.none()

    def standing(self, *, at: datetime) -> Self:
        """Neither revoked nor expired, and of a member who is let in and not banned."""
        in_force = self.filter(revoked_at__isnull=True, expires_at__gt=at)
        return in_force.filter(member__is_active=True, member__approved_at__isnull=False)

    def newest_first(self) -> Self:
        """The last made first."""
        return self.order_by("-created_at", "-pk")


class ApiToken(models.Model):
    """What one program of a member's may do, until when. The secret itself is shown once.

    `digest` is the SHA-256 of the secret, as hexadecimal digits: the secret has 256 bits of
    chance, so nothing slower would be safer.
    """

    class Scope(models.TextChoices):
        """What a token lets a program do, beyond reading."""

        SUBMIT = "submit", "Submit actions"
        VOTE = "vote", "Vote, and take votes back"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="program_tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    may_submit = models.BooleanField(default=False)
    may_vote = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(may_submit=True) | Q(may_vote=True),
                name="api_token_lets_something_be_done",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="api_token_expires"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def scopes(self) -> list["ApiToken.Scope"]:
        """What it lets a program do."""
        held = {self.Scope.SUBMIT: self.may_submit, self.Scope.VOTE: self.may_vote}
        return [scope for scope, is_held in held.items() if is_held]
