"""What models have to tell: releases, of the site's own and of the others that it holds."""

from collections.abc import Collection

from community.news import Kind, Line, Source
from model_releases.models import Release


def _lines(keys: Collection[int]) -> dict[int, Line]:
    releases = Release.objects.for_pages().filter(pk__in=keys)
    return {release.pk: _line(release) for release in releases}


def _line(release: Release) -> Line:
    before = f"Follows {release.parent.number}" if release.parent else "The first one"
    is_ours = release.origin == Release.Origin.FROZEN
    what = "Release published" if is_ours else "Release imported"
    return Line(what, str(release), release.get_absolute_url(), before)


NEWS = (
    Source(
        name="release",
        kind=Kind("releases", "Releases"),
        rows=Release.objects.all,
        at="frozen_at",
        lines=_lines,
    ),
)
