"""A release: one numbered, published, unchangeable edition of a model."""

import uuid
from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from community.models import AuditEvent, Member
from model_releases.canonical.parts import NUMBER_PATTERN, RESERVED
from model_releases.models.identities import Model


class ReleaseQuerySet(models.QuerySet["Release"]):
    """Questions one asks of releases. All of them are public."""

    def of_own_model(self) -> Self:
        """Releases of the site's own model."""
        return self.filter(model__is_own=True)

    def current(self) -> Self:
        """The last frozen release of each model, with the model."""
        latest = Release.objects.filter(model=OuterRef("model")).order_by("-ordinal")
        return self.filter(pk=Subquery(latest.values("pk")[:1])).select_related("model")

    def for_pages(self) -> Self:
        """With model and parent, without their whole text, which only one address gives out."""
        return self.select_related("model", "parent").defer("content", "parent__content")

    def newest_first(self) -> Self:
        """In the order of freezing, last first; release numbers do not decide."""
        return self.order_by("-ordinal", "-pk")

    def own_first(self) -> Self:
        """The site's own model, then the others by name; of each the newest release first."""
        return self.order_by("-model__is_own", "model__name", "-ordinal", "-pk")


class Release(models.Model):
    """One frozen edition. Once sealed, the database refuses to change it (triggers.py).

    The row is made unsealed, its elements beside it, and sealed, in one transaction; after that
    its elements refuse even additions. `content` is the hashed part of the canonical document, as
    text (RFC 8785); credits stand apart, in `Attribution`, so that one can be removed without it.
    """

    class Origin(models.TextChoices):
        """How the release came to be here."""

        FROZEN = "frozen", "Frozen from approved texts"
        IMPORTED = "imported", "Imported by the operator"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    model = models.ForeignKey(Model, on_delete=models.PROTECT, related_name="releases")
    number = models.CharField(max_length=40, validators=[RegexValidator(rf"^{NUMBER_PATTERN}\Z")])
    ordinal = models.PositiveIntegerField()
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    origin = models.CharField(max_length=10, choices=Origin.choices)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    licence = models.CharField(max_length=200)
    notes = models.TextField(blank=True, default="")
    content = models.TextField()
    content_sha256 = models.CharField(max_length=64)
    is_sealed = models.BooleanField(default=False, editable=False)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["model", "number"], name="model_releases_number_once_a_model"
            ),
            models.UniqueConstraint(
                fields=["model", "ordinal"], name="model_releases_ordinal_once_a_model"
            ),
            models.CheckConstraint(
                condition=Q(ordinal=1, parent__isnull=True)
                | Q(ordinal__gt=1, parent__isnull=False),
                name="model_releases_all_but_the_first_have_a_parent",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="model_releases_not_its_own_parent",
            ),
            models.CheckConstraint(
                condition=~Q(number__in=sorted(RESERVED)),
                name="model_releases_number_is_not_reserved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.number}"

    def get_absolute_url(self) -> str:
        """Its page; needs `model` loaded."""
        return self.model.address_of("release", self.number)

    def guide_url(self) -> str:
        """The page of its guide, empty where it has none; needs `model` loaded, and one query."""
        if not ReleaseGuide.objects.filter(release=self).exists():
            return ""
        return self.model.address_of("guide", self.number)


class ReleaseGuide(models.Model):
    """The guide to assessing that a release comes with, in Markdown; where there is none, no row.

    Beside the release and not in it: every page asks for a release, and one asks for its guide.
    """

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="guide")
    text = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="model_releases_guide_says_something"
            )
        ]

    def __str__(self) -> str:
        return f"Guide of {self.release_id}"


class Attribution(models.Model):
    """Credits of a release and the signature over both hashes; issued anew, never changed.

    The newest row of a release is the one in force. `signature` is JSON, or empty.
    """

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="attributions")
    issued_at = models.DateTimeField()
    content = models.TextField()
    content_sha256 = models.CharField(max_length=64)
    signature = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return f"Credits of {self.release_id}, {self.issued_at:%Y-%m-%d}"


class ReleaseEvent(AuditEvent):
    """What was done to a release: imported, frozen, credited anew, withdrawn."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="events")
