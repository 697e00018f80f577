"""An edition: one text of an action. Frozen when it is listed; a draft until then."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from taggit.managers import TaggableManager

from community.models import Member
from library.models.bands import Benefit, CostBand, Effort, Strength, TimeToEffect
from library.models.tags import EditionTag
from model_releases.models import Dimension


class EditionQuerySet(models.QuerySet["Edition"]):
    """Questions one asks of the texts of an action."""

    def frozen(self) -> Self:
        """Those that were listed at some time: of a public action, everybody may read them."""
        return self.filter(frozen_at__isnull=False)

    def substantive(self) -> Self:
        """Frozen ones that changed what a reader would do."""
        return self.frozen().filter(kind=Edition.Kind.SUBSTANTIVE)

    def newest_first(self) -> Self:
        """By their number, the last first."""
        return self.order_by("-number", "-pk")


class Edition(models.Model):  # type: ignore[django-manager-missing]  # taggit carries no types
    """All that a page says of an action. Field names are the same in forms, files and the API.

    Lists are JSON arrays: `steps`, `check_list`, `leans_on`, `implications`, `prerequisites`
    (keys or slugs of actions), `benefits` and `council_kinds` of text; `resources` of
    {name, address, note}. `body_markdown`, where given, is the whole text, shown instead of
    the parts and kept byte for byte. A suggested text has no number until it is accepted.
    """

    class Kind(models.TextChoices):
        """What an edition is to the one before it."""

        FIRST = "first", "First edition"
        SUBSTANTIVE = "substantive", "Substantive"
        EDITORIAL = "editorial", "Editorial"
        REVIEW = "review", "Review"

    action = models.ForeignKey("library.Action", on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(null=True, blank=True, default=1)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.FIRST)
    change_note = models.TextField(max_length=1000, blank=True, default="")
    title = models.CharField(max_length=300)
    summary = models.TextField()
    description = models.TextField(blank=True, default="")
    quote = models.TextField(blank=True, default="")
    quote_source = models.CharField(max_length=300, blank=True, default="")
    why = models.TextField(blank=True, default="")
    implications = models.JSONField(default=list, blank=True)
    steps = models.JSONField(default=list, blank=True)
    resources = models.JSONField(default=list, blank=True)
    check_list = models.JSONField(default=list, blank=True)
    body_markdown = models.TextField(blank=True, default="")
    benefits = models.JSONField(default=list, blank=True)
    effort = models.CharField(max_length=10, choices=Effort.choices, blank=True, default="")
    cost = models.CharField(max_length=10, choices=CostBand.choices, blank=True, default="")
    time_to_effect = models.CharField(
        max_length=10, choices=TimeToEffect.choices, blank=True, default=""
    )
    council_kinds = models.JSONField(default=list, blank=True)
    prerequisites = models.JSONField(default=list, blank=True)
    risk = models.TextField(blank=True, default="")
    leans_on = models.JSONField(default=list, blank=True)
    owner = models.CharField(max_length=200, blank=True, default="")
    last_reviewed_on = models.DateField(null=True, blank=True)
    last_reviewed_by = models.CharField(max_length=200, blank=True, default="")
    next_review_due_on = models.DateField(null=True, blank=True)
    beta = models.BooleanField(default=True)
    licence = models.CharField(max_length=200, default="CC-BY-4.0")
    written_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True, blank=True)

    tags = TaggableManager(through=EditionTag, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "number"], name="library_edition_number_once_an_action"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["first", "substantive", "editorial", "review"]),
                name="library_edition_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind="first", number__isnull=False, number=1)
                | ~Q(kind="first") & (Q(number__isnull=True) | Q(number__gt=1)),
                name="library_edition_1_is_the_first",
            ),
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True) | Q(number__isnull=False),
                name="library_edition_frozen_has_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(kind="substantive") | ~Q(change_note=""),
                name="library_edition_substantive_says_why",
            ),
            models.CheckConstraint(
                condition=Q(effort__in=["", *Effort.values])
                & Q(cost__in=["", *CostBand.values])
                & Q(time_to_effect__in=["", *TimeToEffect.values]),
                name="library_edition_bands_are_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def benefit_labels(self) -> list[str]:
        """Benefits as people read them, in the order given."""
        return [str(Benefit(value).label) for value in self.benefits]


class Transition(models.Model):
    """A step an edition serves: a dimension from one level up to another.

    No dimension means any of them; from 0 means not yet at the first level.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="transitions")
    dimension = models.ForeignKey(
        Dimension, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    from_level = models.PositiveSmallIntegerField()
    to_level = models.PositiveSmallIntegerField()
    strength = models.CharField(max_length=6, choices=Strength.choices, default=Strength.STRONG)
    reason = models.TextField(blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0)

    objects = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_level__lt=F("to_level")), name="library_transition_goes_up"
            ),
            models.CheckConstraint(
                condition=Q(to_level__lte=9), name="library_transition_from_0_to_9"
            ),
            models.UniqueConstraint(
                fields=["edition", "dimension", "from_level", "to_level"],
                name="library_transition_once_an_edition",
            ),
            models.UniqueConstraint(
                fields=["edition", "from_level", "to_level"],
                condition=Q(dimension__isnull=True),
                name="library_any_transition_once_an_edition",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dimension_id or 'any'}:{self.from_level}>{self.to_level}"
