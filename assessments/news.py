"""What councils show of where they stand: results, once a lead has published them."""

from collections.abc import Collection

from assessments.models import Assessment
from community.news import Kind, Line, Source

COUNCILS = Kind("councils", "Councils")


def _lines(keys: Collection[int]) -> dict[int, Line]:
    published = Assessment.objects.published().for_pages().filter(pk__in=keys)
    return {one.pk: _line(one) for one in published}


def _line(one: Assessment) -> Line:
    against = f"{one.get_voice_display().lower()} against release {one.release.number}"
    return Line("Result published", str(one), one.get_absolute_url(), f"{one.council}: {against}")


NEWS = (
    Source(
        name="result published",
        kind=COUNCILS,
        rows=Assessment.objects.published,
        at="published_at",
        lines=_lines,
    ),
)
