"""What an address means, and what its reader may do there. What there is not answers 404."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from assessments.models import Assessment
from assessments.permissions import (
    can_carry,
    can_judge,
    can_publish,
    can_read_reasons,
    can_sign_off,
)
from community.models import Council, Member, Reader
from community.permissions import can_see_work_of, can_write_for
from model_releases.models import ReleaseDimension


@dataclass(frozen=True)
class Place:
    """An assessment that somebody looks at, and their rights to it, asked once each."""

    assessment: Assessment
    reader: Reader
    today: datetime.date

    @cached_property
    def is_ours(self) -> bool:
        """Whether the reader belongs to the council."""
        return can_see_work_of(self.reader, self.assessment.council, on=self.today)

    @cached_property
    def may_judge(self) -> bool:
        """Whether they may write levels now."""
        return can_judge(self.reader, self.assessment, on=self.today)

    @cached_property
    def may_sign_off(self) -> bool:
        """Whether they may close it now."""
        return can_sign_off(self.reader, self.assessment, on=self.today)

    @cached_property
    def may_publish(self) -> bool:
        """Whether they may publish or withdraw it now."""
        return can_publish(self.reader, self.assessment, on=self.today)

    @cached_property
    def may_carry(self) -> bool:
        """Whether they may take it to a later release, begun or not."""
        return can_carry(self.reader, self.assessment, on=self.today)

    @cached_property
    def shows_reasons(self) -> bool:
        """Whether they may read more than the levels."""
        return can_read_reasons(self.reader, self.assessment, on=self.today)

    @cached_property
    def guide_url(self) -> str:
        """Where its release's guide to assessing stands; empty when it has none."""
        return self.assessment.release.guide_url()

    @property
    def trail(self) -> list[dict[str, str]]:
        """What stands above its page."""
        return trail_of(self.assessment.council)

    @property
    def trail_below(self) -> list[dict[str, str]]:
        """What stands above the pages below it."""
        here = {"text": str(self.assessment), "url": self.assessment.get_absolute_url()}
        return [*self.trail, here]


def council_at(slug: str) -> Council:
    """A council named in an address."""
    return get_object_or_404(Council, slug=slug)


def place_at(request: HttpRequest, slug: str, uid: UUID) -> Place:
    """An assessment that the reader may see, at its own council's address; else 404."""
    today = timezone.localdate()
    visible = Assessment.objects.visible_to(request.user, on=today).for_pages()
    found = visible.select_related("signed_off_by", "carried_from")
    assessment = get_object_or_404(found, uid=uid, council__slug=slug)
    return Place(assessment, request.user, today)


def writer_of(request: HttpRequest, council: Council) -> Member:
    """The reader, who must be writing for the council today; for others there is nothing here."""
    if not isinstance(request.user, Member):
        raise Http404
    if not can_write_for(request.user, council, on=timezone.localdate()):
        raise Http404
    return request.user


def dimension_at(assessment: Assessment, code: str) -> ReleaseDimension:
    """A dimension of the assessment's release, with its levels and words; else 404."""
    dimensions = assessment.release.dimensions.with_words()
    return get_object_or_404(dimensions, code=code)


def trail_of(council: Council) -> list[dict[str, str]]:
    """Breadcrumbs down to the list of a council's assessments."""
    # The first two are pages of an app above this one, at addresses that never change.
    return [
        {"text": "Councils", "url": "/councils/"},
        {"text": council.name, "url": f"/councils/{council.slug}/"},
        {"text": "Assessments", "url": reverse("assessments:assessments", args=[council.slug])},
    ]
