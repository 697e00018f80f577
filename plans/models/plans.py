"""A plan: a council's list of what it will do. Private until one of its leads publishes it."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from assessments.models import Assessment
from community.models import Council, Member, Reader, VisibleQuerySet
from model_releases.models import Release
from plans.models.owning import councils_of

TITLE = 200


class PlanQuerySet(VisibleQuerySet["Plan"]):
    """Questions one asks of plans."""

    def visible_to(self, reader: Reader) -> Self:
        """Published ones, and all of the councils to which the reader belongs today."""
        return self.filter(Q(published_at__isnull=False) | Q(council__in=councils_of(reader)))

    def of(self, council: Council) -> Self:
        """Those of one council."""
        return self.filter(council=council)

    def published(self) -> Self:
        """Those that everybody may read."""
        return self.filter(published_at__isnull=False)

    def newest_first(self) -> Self:
        """The last begun first."""
        return self.order_by("-made_at", "-pk")

    def for_pages(self) -> Self:
        """With council, assessment and release, without the release's whole text."""
        return self.select_related("council", "assessment", "release__model").defer(
            "release__content"
        )

    def with_counts(self, reader: Reader) -> Self:
        """Adds `items_in_force` and `items_done`: what is planned and done, as `reader` sees it."""
        seen = Q(items__is_withheld=False) | Q(council__in=councils_of(reader))
        in_force = seen & Q(items__replaced_at__isnull=True) & ~Q(items__status="dropped")
        return self.annotate(
            items_in_force=models.Count("items", filter=in_force),
            items_done=models.Count("items", filter=in_force & Q(items__status="done")),
        )


class Plan(models.Model):
    """A council's action plan. Its levels and dimensions are those of `release`.

    `assessment` is the one it follows from, if any.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="plans")
    title = models.CharField(max_length=TITLE)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(
        Assessment, null=True, blank=True, on_delete=models.PROTECT, related_name="plans"
    )
    starts_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="plans_published_says_when_and_by_whom",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="plans_plan_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page; needs `council` loaded."""
        return reverse("plans:plan", args=[self.council.slug, self.uid])
