"""Releases as a feed."""

from collections.abc import Iterator

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.views.decorators.http import require_safe

from model_releases.documents import source_of
from model_releases.models import Attribution, Model, Release
from ui.feeds import MOST_ENTRIES, Asked, EntriesFeed, Entry


class ReleasesFeed(EntriesFeed):
    """Releases of the site's own model, the last frozen first; `model` names another one."""

    title = "Releases of the model"
    subtitle = "Each release stays as it was published."
    page = reverse_lazy("model_releases:models")

    def entries(self, asked: Asked) -> Iterator[Entry]:
        """A model's releases; a slug that no model has is taken as none. Three queries."""
        known = Model.objects.filter(slug=asked.query.get("model", ""))
        releases = Release.objects.filter(model__in=known or Model.objects.own())
        newest = list(releases.for_pages().newest_first()[:MOST_ENTRIES])
        issued = _credits_of(newest)
        for release in newest:
            yield _entry(release, issued[release.pk])


def _credits_of(releases: list[Release]) -> dict[int, Attribution]:
    """Release -> its credits in force."""
    latest = Attribution.objects.filter(release=OuterRef("release")).order_by("-pk")
    rows = Attribution.objects.filter(release__in=releases, pk=Subquery(latest.values("pk")[:1]))
    return {row.release_id: row for row in rows.order_by("pk")}


def _entry(release: Release, credit: Attribution) -> Entry:
    statement = source_of(credit)["statement"]
    return Entry(
        uid=release.uid,
        title=str(release),
        summary=release.notes,
        url=release.get_absolute_url(),
        published=release.frozen_at,
        updated=max(release.frozen_at, credit.issued_at),
        rights=f"{release.licence}. {statement}".strip(),
    )


_feed = ReleasesFeed()


@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    """Answer with the feed."""
    return _feed(request)
