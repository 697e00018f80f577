"""An action: something a council can do. Its words stand in editions; here, what happened."""

import datetime
import uuid
from typing import Self

from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q, Subquery

from community.models import AuditEvent, Member, Reader, VisibleQuerySet
from community.models.members import Role
from library.models.coauthors import CoAuthor
from library.models.editions import Edition, Transition
from model_releases.levels import Level
from model_releases.models import Dimension, Model

HIDDEN = Q(state="draft", import_batch__isnull=False)
EDITED, LOOKED_AT = "edited", "looked at"  # steps of a listed text
SEEN_BY_CURATORS = ("listed", LOOKED_AT)


class ActionQuerySet(VisibleQuerySet["Action"]):
    """Questions one asks of the library. Each is a phrase; phrases chain."""

    def listed(self) -> Self:
        """Curated, and shown to every council."""
        return self.filter(state=Action.State.LISTED)

    def waiting(self) -> Self:
        """Submitted and not yet answered, oldest first."""
        return self.filter(state=Action.State.SUBMITTED).order_by("submitted_at", "pk")

    def given_back(self) -> Self:
        """With their authors, who were asked for changes; the first asked first."""
        return self.filter(state=Action.State.CHANGES_ASKED).order_by("submitted_at", "pk")

    def undecided(self) -> Self:
        """Handed in, and neither listed nor declined yet."""
        return self.filter(state__in=Action.UNDECIDED_STATES)

    def to_recheck(self) -> Self:
        """Listed, and a release changed a dimension that they serve since somebody looked."""
        # One subquery, not a join: an action is named once however many dimensions changed.
        asked = Action.objects.filter(rechecks__isnull=False, rechecks__settled_at__isnull=True)
        return self.listed().filter(pk__in=asked.order_by().values("pk"))

    def handed_in(self) -> Self:
        """Submitted at some time, whatever became of them."""
        return self.filter(submitted_at__isnull=False)

    def named_like(self, words: str) -> Self:
        """Whose title, or whose author's name, holds `words`."""
        is_author = Q(author__display_name__icontains=words)
        return self.filter(Q(current_edition__title__icontains=words) | is_author)

    def public(self) -> Self:
        """What everybody may read: listed, and retired or merged ones at their old address."""
        return self.filter(state__in=Action.PUBLIC_STATES)

    def visible_to(self, reader: Reader) -> Self:
        """Public ones, one's own, those one is invited to, and for curators what is handed in."""
        if not isinstance(reader, Member):
            return self.public()
        with_others = CoAuthor.objects.filter(action=OuterRef("pk"), member=reader)
        own = Q(author=reader) | Exists(with_others)
        seen = Q(state__in=Action.PUBLIC_STATES) | own & ~HIDDEN
        if reader.has_role(Role.CURATOR):
            seen |= ~Q(state=Action.State.DRAFT)
        return self.filter(seen)

    def written_by(self, member: Member) -> Self:
        """Those of which the member is the author, or a co-author who has accepted."""
        with_others = CoAuthor.objects.accepted().filter(action=OuterRef("pk"), member=member)
        return self.filter(Q(author=member) | Exists(with_others))

    def written_or_invited(self, member: Member) -> Self:
        """Those, and the ones that the member is invited to write."""
        with_others = CoAuthor.objects.filter(action=OuterRef("pk"), member=member)
        return self.filter(Q(author=member) | Exists(with_others))

    def changed_since_looked_at(self) -> Self:
        """Listed ones whose text was edited after a curator listed it or looked at it last."""
        return (
            self.listed()
            .annotate(
                edited=Max("events", filter=Q(events__what=EDITED)),
                looked_at=Max("events", filter=Q(events__what__in=SEEN_BY_CURATORS)),
            )
            .filter(Q(looked_at=None) | Q(edited__gt=F("looked_at")), edited__isnull=False)
        )

    def hidden(self) -> Self:
        """Written by an import that has not shown its actions yet, or was killed before."""
        return self.filter(HIDDEN)

    def raising(self, dimension: Dimension, *, from_level: Level) -> Self:
        """Actions that take `dimension` up from `from_level`, by one level or more."""
        # Exists, not a join: an action with two matching transitions must appear once,
        # and a later count of its votes must not be multiplied.
        steps = Transition.objects.filter(
            edition=OuterRef("current_edition"), dimension=dimension, from_level=from_level
        )
        return self.filter(Exists(steps))

    def serving(self, dimension: int | None) -> Self:
        """Those with a step in the dimension of that key; for none, in any dimension at all."""
        steps = Transition.objects.filter(edition=OuterRef("current_edition"), dimension=dimension)
        return self.filter(Exists(steps))

    def due(self, *, on: datetime.date) -> Self:
        """Listed ones whose review is due on a day, or was due before it."""
        return self.listed().filter(current_edition__next_review_due_on__lte=on)

    def overdue(self, *, on: datetime.date) -> Self:
        """Listed ones whose review was due before a day."""
        return self.listed().filter(current_edition__next_review_due_on__lt=on)

    def kept_by(self, member: Member) -> Self:
        """Those that a member keeps up to date: as keeper, or as author where there is none."""
        return self.filter(Q(keeper=member) | Q(keeper__isnull=True, author=member))

    def soonest_due_first(self) -> Self:
        """By the day on which the review is due; those without one last."""
        due = F("current_edition__next_review_due_on")
        return self.order_by(due.asc(nulls_last=True), "pk")

    def newest_first(self) -> Self:
        """By the moment of listing, the last first."""
        return self.order_by("-listed_at", "-pk")

    def to_change(self) -> Self:
        """Held as they are now until the transaction ends, with their authors."""
        return self.select_for_update(of=("self",)).select_related("author")

    def for_reading(self) -> Self:
        """With the words of the current edition, the model, and the successor's title."""
        beside = ("current_edition", "model", "successor__current_edition", "keeper")
        return self.select_related(*beside)

    def for_reviews(self) -> Self:
        """With their words, and with who keeps them."""
        return self.select_related("current_edition", "keeper", "author")

    def newest_drafts_first(self) -> Self:
        """By the moment they were begun, the last first."""
        return self.order_by("-created_at", "-pk")

    def with_last_word(self) -> Self:
        """Adds `last_word`: why changes were asked for, or why it is not listed; or none."""
        decisions = ActionEvent.objects.filter(action=OuterRef("pk"), what=OuterRef("state"))
        return self.annotate(last_word=Subquery(decisions.order_by("-at", "-pk").values("why")[:1]))

    def supported(self) -> Self:
        """Those that somebody supports."""
        return self.filter(tally__people__gt=0)

    def most_supported_first(self) -> Self:
        """By people, then by distinct councils, then the oldest; adds no column."""
        return self.order_by("-tally__people", "-tally__councils", "pk")


class Action(models.Model):
    """Something a council can do. Never deleted once referenced: it is retired or merged."""

    class State(models.TextChoices):
        """Where it stands between a member's draft and the library."""

        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "Waiting for a curator"
        CHANGES_ASKED = "changes_asked", "Changes asked for"
        LISTED = "listed", "Listed"
        DECLINED = "declined", "Not listed"
        RETIRED = "retired", "Retired"
        MERGED = "merged", "Merged"

    PUBLIC_STATES = ("listed", "retired", "merged")
    WRITABLE_STATES = ("draft", "changes_asked")
    UNDECIDED_STATES = ("submitted", "changes_asked")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=140, null=True, blank=True, unique=True)
    state = models.CharField(max_length=14, choices=State.choices, default=State.DRAFT)
    model = models.ForeignKey(Model, on_delete=models.PROTECT, related_name="actions")
    author = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="actions")
    current_edition = models.OneToOneField(
        Edition,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="current_of",
    )
    keeper = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="kept_actions"
    )
    key = models.CharField(max_length=200, blank=True, default="")
    source_url = models.URLField(max_length=1000, blank=True, default="")
    import_batch = models.UUIDField(null=True, blank=True, db_index=True, editable=False)
    created_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    listed_at = models.DateTimeField(null=True, blank=True)
    listed_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )
    split_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    assigned_to = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    assigned_at = models.DateTimeField(null=True, blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "draft",
                        "submitted",
                        "changes_asked",
                        "listed",
                        "declined",
                        "retired",
                        "merged",
                    ]
                ),
                name="library_action_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["listed", "retired", "merged"])
                | Q(
                    slug__isnull=False,
                    current_edition__isnull=False,
                    listed_at__isnull=False,
                    listed_by__isnull=False,
                ),
                name="library_listed_says_when_by_whom_and_what",
            ),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_at__isnull=False),
                name="library_submitted_says_when",
            ),
            models.CheckConstraint(
                condition=Q(assigned_to__isnull=True, assigned_at__isnull=True)
                | Q(assigned_to__isnull=False, assigned_at__isnull=False),
                name="library_assigned_says_to_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(split_from__isnull=True) | ~Q(split_from=F("pk")),
                name="library_nothing_is_a_part_of_itself",
            ),
            models.CheckConstraint(
                condition=Q(keeper__isnull=True) | Q(state__in=["listed", "retired", "merged"]),
                name="library_keeper_is_of_a_public_action",
            ),
            models.UniqueConstraint(
                fields=["key", "source_url"],
                condition=~Q(key=""),
                name="library_imported_action_once",
            ),
        ]
        indexes = [models.Index(fields=["state", "-listed_at"], name="library_action_newest")]

    def __str__(self) -> str:
        return self.slug or str(self.uid)

    @property
    def kept_up_by(self) -> Member:
        """Who keeps it up to date; loaded with `for_reviews()`."""
        return self.keeper or self.author

    @property
    def is_writable(self) -> bool:
        """With its author: a draft, or changes were asked for."""
        return self.state in self.WRITABLE_STATES and not self.is_hidden

    @property
    def is_hidden(self) -> bool:
        """Part of an import that has not shown its actions yet."""
        return self.state == self.State.DRAFT and self.import_batch is not None


class ActionEvent(AuditEvent):
    """One step in an action's life: submitted, changes asked, listed, declined with a reason."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="events")
