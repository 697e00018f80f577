"""Suggestions: a listed text as somebody else would have it, shown as a difference, and decided."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from community.models import Member, Reader, VisibleQuerySet
from community.models.members import Role
from library.models.actions import Action
from library.models.coauthors import CoAuthor
from library.models.editions import Edition


class SuggestionQuerySet(VisibleQuerySet["Suggestion"]):
    """Questions one asks of suggestions."""

    def visible_to(self, reader: Reader) -> Self:
        """Accepted ones are public; the others are for who made them, the authors and curators."""
        if not isinstance(reader, Member):
            return self.filter(state=Suggestion.State.ACCEPTED)
        if reader.has_role(Role.CURATOR):
            return self
        writes_it = CoAuthor.objects.accepted().filter(action=OuterRef("action"), member=reader)
        return self.filter(
            Q(state=Suggestion.State.ACCEPTED)
            | Q(by=reader)
            | Q(action__author=reader)
            | Exists(writes_it)
        )

    def open(self) -> Self:
        """Not decided yet."""
        return self.filter(state=Suggestion.State.OPEN)

    def on_listed_actions(self) -> Self:
        """Those that could still be accepted."""
        return self.filter(action__state=Action.State.LISTED)

    def longest_waiting_first(self) -> Self:
        """By the moment they were made, with what a list shows."""
        return self.for_lists().order_by("at", "pk")

    def newest_first(self) -> Self:
        """By the moment they were made, the last first, with what a list shows."""
        return self.for_lists().order_by("-at", "-pk")

    def for_lists(self) -> Self:
        """With the action and its present title, the suggested words, and the people."""
        return self.select_related(
            "action__author", "action__current_edition", "edition", "based_on", "by", "decided_by"
        )


class Suggestion(models.Model):
    """One member's wish for the next text of an action: an edition that is not frozen yet.

    It is open until an author of the action or a curator accepts or declines it, or its own author
    withdraws it. The edition's `kind` and `change_note` are what its author says of it.
    """

    class State(models.TextChoices):
        """How it stands."""

        OPEN = "open", "Open"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="suggestions")
    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="suggestion")
    based_on = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True, default="")

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "accepted", "declined", "withdrawn"]),
                name="library_suggestion_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_by__isnull=True, decided_at__isnull=True)
                | ~Q(state="open") & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="library_suggestion_decided_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "declined"]) | ~Q(decided_by=F("by")),
                name="library_suggestion_not_decided_by_own",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(decided_by=F("by")),
                name="library_suggestion_withdrawn_by_own",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(why=""),
                name="library_suggestion_declined_says_why",
            ),
        ]
        indexes = [models.Index(fields=["state", "at"], name="library_suggestion_waiting")]

    def __str__(self) -> str:
        return f"{self.edition} ({self.get_state_display().lower()})"

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state == self.State.OPEN
