"""The working copy: Wagtail pages in which maintainers prepare the next release.

None of it is public, whatever Wagtail calls live: readers see frozen releases and nothing else.
"""

import uuid
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ExpressionWrapper, F, OuterRef, Q
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from wagtail.admin.panels import CommentPanel, FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, Workflow

from community.models import Member
from model_releases.models.blocks import DescriptorBlock, GroupBlock, LevelBlock, StatementBlock
from model_releases.models.elements import LineageLink
from model_releases.models.identities import Model
from model_releases.models.releases import Release
from model_releases.models.testers import ClosedLock, GovernedTester, ReleaseTester
from model_releases.models.text_forms import TextForm
from model_releases.models.uids import mistake_in_uids, passage_ids
from model_releases.models.wording import PlainTextField

REVIEW = "Review of the model"
LONGEST_TITLE = 200


class GovernedPage(Page):
    """A page whose text enters a release only by an approval row, and which is never served."""

    is_governed = True
    tester: type[GovernedTester] = GovernedTester
    base_form_class = TextForm
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    class Meta:
        abstract = True

    def shown_title(self) -> str:
        """What Wagtail's lists call it."""
        raise NotImplementedError

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Check, under the title that its words give it."""
        self.title = self.shown_title()[:LONGEST_TITLE] or "Without a name"
        super().full_clean(*args, **kwargs)

    def permissions_for_user(self, user: Any) -> GovernedTester:
        """What Wagtail may offer to do with it."""
        return self.tester(user, self)

    def get_workflow(self) -> Workflow | None:
        """The one review, whatever hangs on the pages above."""
        return Workflow.objects.active().filter(name=REVIEW).order_by("pk").first()

    @property
    def has_workflow(self) -> bool:
        """Whether it can be handed in; one query, since Wagtail asks it so."""
        return self.get_workflow() is not None

    def get_lock(self) -> Any:
        """Closed for everybody once its working copy is."""
        if self.pk and WorkingCopy.objects.closed().holding(self).exists():
            return ClosedLock(self)
        return super().get_lock()

    def serve(self, request: HttpRequest, *_: Any, **__: Any) -> Any:  # noqa: ARG002  as Wagtail calls it
        """Answer as if it were not there."""
        raise Http404

    def serve_preview(self, request: HttpRequest, mode_name: str) -> TemplateResponse:  # noqa: ARG002
        """The page as those who may edit see it, inside the admin."""
        return TemplateResponse(request, self.template, {"page": self})

    def get_url_parts(self, request: HttpRequest | None = None) -> None:
        """No address."""

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:  # noqa: ARG002
        """Nothing for those who map the site."""
        return []


class ReleasePage(GovernedPage):
    """The next release as a whole: number, licence, groups in order, levels, rule, statements."""

    model = models.ForeignKey(Model, on_delete=models.PROTECT, related_name="+")
    base = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    licence = models.CharField(max_length=200)
    notes = PlainTextField("release notes", blank=True, default="")
    guide = PlainTextField("guide to assessing", blank=True, default="")
    attribution = PlainTextField("statement of credits", blank=True, default="")
    source_url = models.URLField("address of its source", max_length=1000, blank=True, default="")
    groups = StreamField([("group", GroupBlock())], blank=True)
    levels = StreamField([("level", LevelBlock())], blank=True)
    rule = models.JSONField(null=True, blank=True)
    lineage = StreamField([("statement", StatementBlock())], blank=True)

    tester = ReleaseTester
    template = "model_releases/working/preview_release.html"
    is_creatable = False
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["model_releases.DimensionPage"]
    content_panels = [
        MultiFieldPanel(
            [
                FieldPanel("number", help_text="Higher than the last release’s, as in 0.3."),
                FieldPanel(
                    "licence",
                    help_text="Under which everybody may use the release, as in CC-BY-ND-4.0.",
                ),
            ],
            heading="Release",
        ),
        FieldPanel(
            "notes",
            help_text="What is new, for those who know the last release. Shown on its page, and a "
            "part of it for good.",
        ),
        FieldPanel(
            "groups", help_text="The order here is the order in which everybody reads the model."
        ),
        FieldPanel("levels", help_text="Every level that some dimension has, the lowest first."),
        FieldPanel(
            "rule",
            help_text="How the calculator gets from levels to the overall level, as data: method, "
            "rounding, what “not assessed” counts for, and examples, which must come out right.",
        ),
        FieldPanel(
            "guide",
            help_text="How to assess with this release, in Markdown; HTML is shown as it is "
            "written. Begin each part with ##. Leave it empty, and the release has no guide.",
        ),
        FieldPanel(
            "lineage",
            heading="What became of elements whose page is gone",
            help_text="One statement for each dimension or passage that you deleted with its page. "
            "The list of what is missing names them.",
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "attribution",
                    help_text="Who is to be named wherever the model is used. Kept apart from the "
                    "text, so that a name can be taken out later.",
                ),
                FieldPanel(
                    "source_url",
                    help_text="Where the model’s authors publish it. Leave it empty if that is "
                    "here.",
                ),
            ],
            heading="Credits",
        ),
        CommentPanel(),
    ]

    class Meta:
        verbose_name = "release"

    def shown_title(self) -> str:
        """Model and number."""
        return f"{self.model} {self.number}"


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


class WorkingCopyQuerySet(models.QuerySet["WorkingCopy"]):
    """Questions one asks of working copies."""

    def open(self) -> Self:
        """Neither frozen nor set aside."""
        return self.filter(closed_at__isnull=True)

    def closed(self) -> Self:
        """Frozen, or set aside."""
        return self.filter(closed_at__isnull=False)

    def holding(self, page: Page) -> Self:
        """The one in whose tree a page stands."""
        return self.filter(page__in=page.get_ancestors(inclusive=True))

    def around(self, path: str) -> Self:
        """Those in whose tree a page of an outer query stands, whose path it has as `path`."""
        place = ExpressionWrapper(OuterRef(path), output_field=models.CharField())
        return self.annotate(place=place).filter(place__startswith=F("page__path"))

    def for_lists(self) -> Self:
        """With page, model, base and who opened it, newest first."""
        related = ("page__model", "page__base", "opened_by", "frozen_as__model")
        return self.select_related(*related).order_by("-opened_at", "-pk")


class WorkingCopy(models.Model):
    """The life of one tree of pages: opened, then frozen or set aside. One open for each model."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.OneToOneField(ReleasePage, on_delete=models.PROTECT, related_name="working_copy")
    model = models.ForeignKey(Model, on_delete=models.PROTECT, related_name="working_copies")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    frozen_as = models.OneToOneField(
        Release, null=True, blank=True, on_delete=models.PROTECT, related_name="working_copy"
    )

    objects = WorkingCopyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["model"],
                condition=Q(closed_at__isnull=True),
                name="model_releases_one_working_copy_a_model",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, frozen_as__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="model_releases_closed_says_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"Working copy of {self.model}, {self.opened_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        """Whether it is still being prepared."""
        return self.closed_at is None
