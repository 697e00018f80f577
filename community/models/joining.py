"""Asking to join: a form with name, e-mail and council, answered by a person."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from community.models.councils import Council
from community.models.members import Member, Role
from community.models.visibility import Reader, VisibleQuerySet


class JoinRequestQuerySet(VisibleQuerySet["JoinRequest"]):
    """Questions one asks of requests to join."""

    def visible_to(self, reader: Reader) -> Self:
        """One's own; moderators see everybody's."""
        if not isinstance(reader, Member):
            return self.none()
        return self if reader.has_role(Role.MODERATOR) else self.filter(member=reader)

    def waiting(self) -> Self:
        """Not answered yet, oldest first."""
        return self.filter(outcome="").order_by("asked_at", "pk")

    def answered(self) -> Self:
        """Answered, with by whom, the last answer first."""
        return self.exclude(outcome="").select_related("decided_by").order_by("-decided_at", "-pk")


class JoinRequest(models.Model):
    """One person's wish to join, and how it was answered."""

    class Outcome(models.TextChoices):
        """How a moderator answered; empty means not yet."""

        APPROVED = "approved", "Approved"
        DECLINED = "declined", "Declined"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    email = models.EmailField("e-mail", max_length=254)
    council_name = models.CharField("council", max_length=200)
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    member = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="join_requests"
    )
    council = models.ForeignKey(
        Council, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["", "approved", "declined"]),
                name="community_join_request_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="community_join_request_says_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="declined") | ~Q(reason=""),
                name="community_join_request_declined_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="approved") | Q(member__isnull=False),
                name="community_join_request_approved_says_who_joined",
            ),
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="community_join_email_is_lower_case"
            ),
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(outcome=""),
                name="community_one_waiting_request_an_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.council_name}"
