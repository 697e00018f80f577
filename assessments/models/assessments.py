"""An assessment: a council's levels against one release, in one voice, and what happened to it."""

import datetime
import uuid
from typing import Self

from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone

from community.models import (
    AuditEvent,
    Council,
    Member,
    Membership,
    Reader,
    VisibleQuerySet,
)
from model_releases.models import Dimension, Release

TITLE = 120


class AssessmentQuerySet(VisibleQuerySet["Assessment"]):
    """Questions one asks of assessments. Each is a phrase; phrases chain."""

    def visible_to(self, reader: Reader, *, on: datetime.date | None = None) -> Self:
        """Published ones, and all of each council to which the reader belongs on a day (today)."""
        if not isinstance(reader, Member) or not reader.is_approved:
            return self.published()
        day = on or timezone.localdate()
        held = Membership.objects.of(reader).current(on=day)
        return self.filter(Q(published_at__isnull=False) | Q(council__in=held.values("council")))

    def of(self, council: Council) -> Self:
        """Those of one council."""
        return self.filter(council=council)

    def published(self) -> Self:
        """Shown to everybody by the council; signed off, by a constraint."""
        return self.filter(published_at__isnull=False)

    def signed_off(self) -> Self:
        """Closed by a lead: they never change again."""
        return self.filter(signed_off_at__isnull=False)

    def signed_off_before(self, assessment: "Assessment") -> Self:
        """Those closed earlier; for an open one, all that are closed."""
        closed = self.signed_off().exclude(pk=assessment.pk)
        if assessment.signed_off_at is None:
            return closed
        same_moment = Q(signed_off_at=assessment.signed_off_at, pk__lt=assessment.pk)
        return closed.filter(Q(signed_off_at__lt=assessment.signed_off_at) | same_moment)

    def last_signed_first(self) -> Self:
        """By the moment they were closed."""
        return self.order_by("-signed_off_at", "-pk")

    def newest_first(self) -> Self:
        """By the moment they were begun, the last first."""
        return self.order_by("-started_at", "-pk")

    def for_pages(self) -> Self:
        """With council, release and model, without the release's whole text."""
        return self.select_related("council", "release__model").defer("release__content")

    def with_progress(self) -> Self:
        """Adds `assessed`, how many dimensions have a level, and `dimensions`, of how many."""
        has_level = Q(judgements__level__isnull=False)
        return self.annotate(
            assessed=Count("judgements", filter=has_level, distinct=True),
            dimensions=Count("release__dimensions", distinct=True),
        )


class Assessment(models.Model):
    """A council’s levels against a release. Voices are kept apart: each is one of its own.

    Council, release and voice never change; once signed off, nothing does but whether it is
    published (triggers.py).
    """

    class Voice(models.TextChoices):
        """Who judged."""

        SELF = "self", "Self-assessment"
        PEER = "peer", "Peer assessment"
        INDEPENDENT = "independent", "Independent assessment"
        AGREED = "agreed", "Agreed assessment"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="assessments")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="assessments")
    voice = models.CharField(max_length=12, choices=Voice.choices, default=Voice.SELF)
    title = models.CharField(max_length=TITLE)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    publishes_reasons = models.BooleanField(default=False)
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="carried_to"
    )

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["council", "-started_at"], name="assessments_of_a_council")]
        constraints = [
            models.CheckConstraint(
                condition=Q(voice__in=["self", "peer", "independent", "agreed"]),
                name="assessments_voice_is_known",
            ),
            models.CheckConstraint(
                condition=Q(signed_off_at__isnull=True, signed_off_by__isnull=True)
                | Q(signed_off_at__isnull=False, signed_off_by__isnull=False),
                name="assessments_signed_off_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(
                    published_at__isnull=False,
                    published_by__isnull=False,
                    signed_off_at__isnull=False,
                ),
                name="assessments_published_is_signed_off",
            ),
            models.CheckConstraint(
                condition=Q(publishes_reasons=False) | Q(published_at__isnull=False),
                name="assessments_reasons_are_published_with_it",
            ),
            models.CheckConstraint(
                condition=Q(carried_from__isnull=True) | ~Q(carried_from=F("id")),
                name="assessments_not_carried_from_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether levels may still be written."""
        return self.signed_off_at is None

    @property
    def is_published(self) -> bool:
        """Whether everybody may read the result."""
        return self.published_at is not None

    def get_absolute_url(self) -> str:
        """Its page; needs `council` loaded."""
        return self.address_of("assessment")

    def address_of(self, page: str, *parts: str) -> str:
        """The address of a page of this assessment; needs `council` loaded."""
        return reverse(f"assessments:{page}", args=(self.council.slug, self.uid, *parts))


class AssessmentEvent(AuditEvent):
    """One step in an assessment's life. Append-only.

    A judgement's step names the dimension and keeps in `said` what was saved, so that a text which
    somebody later saved over is not lost.
    """

    class What(models.TextChoices):
        """The kinds of step."""

        STARTED = "started", "Started"
        JUDGED = "judged", "Judged"
        SIGNED_OFF = "signed off", "Signed off"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Publication withdrawn"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="events")
    dimension = models.ForeignKey(
        Dimension, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    said = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(what__in=["started", "judged", "signed off", "published", "withdrawn"]),
                name="assessments_event_is_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(what="judged", dimension__isnull=False)
                | ~Q(what="judged") & Q(dimension__isnull=True),
                name="assessments_judged_names_the_dimension",
            ),
        ]

    @property
    def sentence(self) -> str:
        """What happened, as the page says it."""
        return str(self.What(self.what).label)
