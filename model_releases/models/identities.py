"""What lasts from release to release: the model, and its dimensions' identities."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse


class ModelQuerySet(models.QuerySet["Model"]):
    """Questions one asks of the models which the platform holds."""

    def own(self) -> Self:
        """The site's own model: one at most, by a constraint."""
        return self.filter(is_own=True)


class Model(models.Model):
    """A maturity model. At most one is the site's own; others stand beside it, never mixed in."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, unique=True)
    is_own = models.BooleanField(default=False)
    is_illustrative = models.BooleanField(default=False)

    objects = ModelQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_own"], condition=Q(is_own=True), name="model_releases_one_own_model"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of its current release."""
        return self.address_of("current_release")

    def address_of(self, page: str, *parts: str) -> str:
        """The address of a page of this model: `/model/…` for the site's own, else `/models/…`."""
        if self.is_own:
            return reverse(f"model_releases:{page}", args=parts)
        return reverse(f"model_releases:model_{page}", args=(self.slug, *parts))


class Dimension(models.Model):
    """A permanent identity, never reused. Its code and wording belong to each release."""

    uid = models.UUIDField(unique=True, editable=False)
    model = models.ForeignKey(Model, on_delete=models.PROTECT, related_name="dimensions")

    def __str__(self) -> str:
        return str(self.uid)
