"""The page of a dimension in the working copy."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import CommentPanel, FieldPanel
from wagtail.fields import StreamField

from model_releases.models.blocks import DescriptorBlock, StatementBlock
from model_releases.models.elements import LineageLink
from model_releases.models.uids import mistake_in_uids, passage_ids
from model_releases.models.wording import PlainTextField
from model_releases.models.working_copy import GovernedPage


class DimensionPage(GovernedPage):
    """A dimension in the next release, with its descriptors."""

    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=200)
    name = PlainTextField(max_length=1000)
    description = PlainTextField(blank=True, default="")
    description_extent = models.CharField(
        "how far the description was reworded",
        max_length=12,
        choices=LineageLink.Extent.choices,
        blank=True,
        default="",
    )
    levels = StreamField([("level", DescriptorBlock())], blank=True)
    became = StreamField([("statement", StatementBlock())], blank=True)

    template = "model_releases/working/preview_dimension.html"
    parent_page_types = ["model_releases.ReleasePage"]
    subpage_types: list[str] = []
    content_panels = [
        FieldPanel("name", help_text="As readers meet it. One or two words."),
        FieldPanel(
            "code",
            help_text="Its word in addresses and files, in small letters, as in decision-making. "
            "The release’s groups list dimensions by it.",
        ),
        FieldPanel("description", help_text="What the dimension is about, whatever the level."),
        FieldPanel(
            "description_extent",
            help_text="Since the last release. Leave it empty where the description is the same.",
        ),
        FieldPanel(
            "levels",
            help_text="What each level means here, the lowest first. A level has one passage for "
            "each facet.",
        ),
        FieldPanel(
            "became",
            heading="What became of passages of the last release",
            help_text="One statement for each passage that was split, merged, moved or retired. "
            "The list of what is missing names them.",
        ),
        CommentPanel(),
    ]

    class Meta:
        verbose_name = "dimension"

    def shown_title(self) -> str:
        """Its name."""
        return str(self.name)

    def clean(self) -> None:
        """Refuse passages whose uid stands already, here or on another page of the tree."""
        super().clean()
        own = passage_ids(self.levels.get_prep_value())
        mistake = mistake_in_uids(own, elsewhere=self._uids_elsewhere())
        if mistake:
            raise ValidationError({"levels": mistake})

    def _uids_elsewhere(self) -> set[str]:
        if not self.path:  # not in the tree yet: the gate counts anew, over all pages
            return set()
        others = DimensionPage.objects.sibling_of(self, inclusive=False)
        stored = others.values_list("latest_revision__content", flat=True)
        return {uid for content in stored if content for uid in passage_ids(content["levels"])}
