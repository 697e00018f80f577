"""Tags: stewarded words with a meaning and synonyms, hung on editions by a table of ours."""

from django.db import models
from taggit.models import ItemBase, TagBase


class Tag(TagBase):
    """A word actions share. `synonyms` are found as if the tag had been typed."""

    meaning = models.CharField(max_length=300, blank=True, default="")
    synonyms = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = "tag"
        verbose_name_plural = "tags"


class EditionTag(ItemBase):
    """One tag on one edition."""

    content_object = models.ForeignKey(
        "library.Edition", on_delete=models.CASCADE, related_name="taggings"
    )
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="taggings")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"], name="library_tag_once_an_edition"
            )
        ]
