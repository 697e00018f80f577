"""What councils show of where they stand: results, once a lead has published them."""

from collections.abc import Collection

from assessments.models import Assessment
from community.news import Kind, Line, Source

COUNCILS = Kind("councils", "Councils")


def _lines(keys: Collection[int]) -> dict[int, Line]:
    published = Assessment.objects.published().for_pages().filter(pk__in=keys)
    return {one.pk: _line(one) for one in published}


def _line(one: Assessment) -> Line:
    said = f"{one.get_voice_display()} against release {one.release.number}"
    return Line("Result published", f"{one.council}: {one}", one.get_absolute_url(), said)


NEWS = (
    Source(
        name="result published",
        kind=COUNCILS,
        rows=Assessment.objects.published,
        at="published_at",
        lines=_lines,
    ),
)
