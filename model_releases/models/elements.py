"""What one release says: groups, dimensions, levels, passages, and their lineage. All immutable."""

from typing import Self

from django.db import models
from django.db.models import Prefetch, Q

from model_releases.models.identities import Dimension
from model_releases.models.releases import Release


class ReleaseLevel(models.Model):
    """A level as the whole release names it; dimensions may have fewer (`DimensionLevel`)."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="levels")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=400, blank=True, default="")
    description = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "number"], name="model_releases_level_once_a_release"
            ),
            models.CheckConstraint(
                condition=Q(number__lte=9), name="model_releases_level_from_0_to_9"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class ReleaseGroup(models.Model):
    """A group of dimensions."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(max_length=400, blank=True, default="")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "position"], name="model_releases_group_has_its_place"
            )
        ]

    def __str__(self) -> str:
        return self.name


class ReleaseDimensionQuerySet(models.QuerySet["ReleaseDimension"]):
    """Questions one asks of the dimensions of a release."""

    def in_order(self) -> Self:
        """As the release puts them, group by group."""
        return self.order_by("position", "pk")

    def with_levels(self) -> Self:
        """With the levels that each has, ascending; one query more."""
        return self.prefetch_related(Prefetch("levels", DimensionLevel.objects.order_by("number")))

    def with_words(self) -> Self:
        """With identity, group, levels and their passages, all in order; two queries more."""
        passages = Prefetch("passages", ReleasePassage.objects.order_by("position"))
        levels = DimensionLevel.objects.order_by("number").prefetch_related(passages)
        return self.select_related("dimension", "group").prefetch_related(
            Prefetch("levels", levels)
        )


class ReleaseDimension(models.Model):
    """A dimension as one release words it. `position` runs through the whole release."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="dimensions")
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="wordings")
    group = models.ForeignKey(ReleaseGroup, on_delete=models.PROTECT, related_name="dimensions")
    code = models.CharField(max_length=200)
    name = models.CharField(max_length=1000)
    description = models.TextField(blank=True, default="")
    position = models.PositiveSmallIntegerField()

    objects = ReleaseDimensionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "code"], name="model_releases_code_once_a_release"
            ),
            models.UniqueConstraint(
                fields=["release", "dimension"], name="model_releases_dimension_once_a_release"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page; needs `release` and its model loaded."""
        return self.release.model.address_of("dimension", self.release.number, self.code)


class DimensionLevel(models.Model):
    """A level which one dimension has; levels may be uneven between dimensions."""

    release_dimension = models.ForeignKey(
        ReleaseDimension, on_delete=models.PROTECT, related_name="levels"
    )
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=400, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release_dimension", "number"],
                name="model_releases_level_once_a_dimension",
            ),
            models.CheckConstraint(
                condition=Q(number__lte=9), name="model_releases_dimension_level_from_0_to_9"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class ReleasePassage(models.Model):
    """One facet at one level of one dimension: what proposals quote. `uid` lasts over releases."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="passages")
    level = models.ForeignKey(DimensionLevel, on_delete=models.PROTECT, related_name="passages")
    uid = models.UUIDField()
    facet = models.CharField(max_length=400, blank=True, default="")
    text = models.TextField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "uid"], name="model_releases_passage_once_a_release"
            ),
            models.UniqueConstraint(
                fields=["level", "position"], name="model_releases_passage_has_its_place"
            ),
        ]
        indexes = [models.Index(fields=["uid"], name="model_releases_passage_uid")]

    def __str__(self) -> str:
        return self.text[:60]


class LineageLink(models.Model):
    """What became of one element between the parent and this release.

    A split has several links with one `from_uid`, a merge several with one `to_uid`;
    a new element has no `from_uid`, a retired one no `to_uid`. "Same" is stated too.
    """

    class Element(models.TextChoices):
        """What kind of element the uids are of."""

        DIMENSION = "dimension", "Dimension"
        PASSAGE = "passage", "Passage"

    class What(models.TextChoices):
        """What became of it (product.md, "Words")."""

        SAME = "same", "Same"
        REWORDED = "reworded", "Reworded"
        RENAMED = "renamed", "Renamed"
        MOVED = "moved", "Moved"
        SPLIT = "split", "Split"
        MERGED = "merged", "Merged"
        NEW = "new", "New"
        RETIRED = "retired", "Retired"

    class Extent(models.TextChoices):
        """How far a rewording goes; empty for all that is not reworded."""

        EDITORIAL = "editorial", "Editorial"
        CLARIFIED = "clarified", "Clarified"
        SUBSTANTIVE = "substantive", "Substantive"

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="lineage")
    element = models.CharField(max_length=10, choices=Element.choices)
    what = models.CharField(max_length=10, choices=What.choices)
    extent = models.CharField(max_length=12, choices=Extent.choices, blank=True, default="")
    from_uid = models.UUIDField(null=True, blank=True, db_index=True)
    to_uid = models.UUIDField(null=True, blank=True, db_index=True)
    note = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(what="reworded") & ~Q(extent="") | ~Q(what="reworded") & Q(extent=""),
                name="model_releases_reworded_says_how_far",
            ),
            models.CheckConstraint(
                condition=Q(what="new", from_uid__isnull=True, to_uid__isnull=False)
                | Q(what="retired", from_uid__isnull=False, to_uid__isnull=True)
                | ~Q(what__in=["new", "retired"]) & Q(from_uid__isnull=False, to_uid__isnull=False),
                name="model_releases_lineage_ends_are_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.from_uid} to {self.to_uid}"
