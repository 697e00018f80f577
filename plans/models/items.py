"""A planned action: the action as it was adopted, and what the council says of it."""

import datetime
import uuid
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from community.models import Reader, VisibleQuerySet
from library.models import Action, Edition
from model_releases.models import Dimension, Release
from plans.models.owning import councils_of
from plans.models.plans import Plan

OWNER, PROOF, NOTES = 200, 1000, 10_000
OPEN = ("planned", "doing")
# What the council itself says of an item; the rest is the library's, or stands still.
OWN_WORDS = (
    *("owner_name", "starts_on", "due_on", "cost_pounds", "status", "proof", "notes"),
    "is_withheld",
)


class PlannedActionQuerySet(VisibleQuerySet["PlannedAction"]):
    """Questions one asks of planned actions."""

    def visible_to(self, reader: Reader) -> Self:
        """All of the reader's own councils; of published plans what is not withheld."""
        shown = Q(plan__published_at__isnull=False, is_withheld=False)
        return self.filter(shown | Q(plan__council__in=councils_of(reader)))

    def of_plan(self, plan: Plan) -> Self:
        """Those of one plan, replaced ones too."""
        return self.filter(plan=plan)

    def current(self) -> Self:
        """Not brought up to date or replaced since: there is one row for each thing planned."""
        return self.filter(replaced_at__isnull=True)

    def in_force(self) -> Self:
        """What the council means to do, does, or has done."""
        return self.current().exclude(status=PlannedAction.Status.DROPPED)

    def to_look_at(self) -> Self:
        """Open ones whose dimension was worded anew since: a person has to say if they still fit.

        The plan has moved on to a newer release, and these have not.
        """
        return self.current().filter(status__in=OPEN).exclude(release=F("plan__release"))

    def late(self, *, on: datetime.date) -> Self:
        """Due before a day, and not done."""
        return self.current().filter(status__in=OPEN, due_on__lt=on)

    def in_order(self) -> Self:
        """As the plan puts them."""
        return self.order_by("position", "pk")

    def for_lists(self) -> Self:
        """With the action, its successor, and the release without its whole text.

        Adds the numbers of three editions: `newest_text` of the library, reviews of the same words
        left out, `own_text` as adopted, and `kept_text` to which the council said no, or none.
        """
        related = self.select_related("action__successor__current_edition", "release")
        texts = Edition.objects.filter(action=OuterRef("action"), number__isnull=False)
        newest = texts.exclude(kind=Edition.Kind.REVIEW).newest_first().values("number")[:1]
        return related.defer("release__content").annotate(
            newest_text=Subquery(newest),
            own_text=F("edition__number"),
            kept_text=F("kept_edition__number"),
        )


class PlannedAction(models.Model):
    """One item of a plan.

    The action as adopted (`edition`, `as_adopted`, its hash, the step and why it was suggested)
    is refused any change by the database: an item brought up to date is a new row which
    `replaces` this one. `as_adopted_sha256` is over the RFC 8785 form. `release` is the one whose
    wording of the dimension the item was last checked against. `kept_edition` is the library's
    newer text that the council has seen and does not take. `is_withheld` keeps the item private
    when its plan is published.
    """

    class Status(models.TextChoices):
        """How far it is."""

        PLANNED = "planned", "Planned"
        DOING = "doing", "Doing"
        DONE = "done", "Done"
        DROPPED = "dropped", "Dropped"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="items")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="planned")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    as_adopted = models.JSONField()
    as_adopted_sha256 = models.CharField(max_length=64)
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="+")
    from_level = models.PositiveSmallIntegerField()
    to_level = models.PositiveSmallIntegerField()
    why = models.TextField(blank=True, default="")
    adopted_at = models.DateTimeField()
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    owner_name = models.CharField(max_length=OWNER, blank=True, default="")
    starts_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    cost_pounds = models.PositiveIntegerField(null=True, blank=True)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.PLANNED)
    proof = models.URLField(max_length=PROOF, blank=True, default="")
    notes = models.TextField(max_length=NOTES, blank=True, default="")
    is_withheld = models.BooleanField(default=False)
    position = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    kept_edition = models.ForeignKey(
        Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    replaced_at = models.DateTimeField(null=True, blank=True)

    objects = PlannedActionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["plan", "position"], name="plans_items_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["planned", "doing", "done", "dropped"]),
                name="plans_item_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(from_level__lt=F("to_level"), to_level__lte=9),
                name="plans_item_goes_up",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(due_on__gte=F("starts_on")),
                name="plans_item_is_due_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["plan", "action"],
                condition=Q(replaced_at__isnull=True) & ~Q(status="dropped"),
                name="plans_action_once_a_plan",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Title of the action as adopted."""
        return str(self.as_adopted["title"])

    @property
    def is_open(self) -> bool:
        """Planned, or being done."""
        return self.status in OPEN
