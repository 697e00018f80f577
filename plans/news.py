"""What councils show of their plans, once a lead has published them."""

from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser

from assessments.news import COUNCILS
from community.news import Line, Source
from plans.models import Plan


def _lines(keys: Collection[int]) -> dict[int, Line]:
    published = Plan.objects.published().for_pages().with_counts(AnonymousUser())
    published = published.filter(pk__in=keys)
    return {one.pk: _line(one) for one in published}


def _line(plan: Plan) -> Line:
    planned = getattr(plan, "items_in_force", 0)
    said = f"{plan.council}: {planned} action{'' if planned == 1 else 's'} planned"
    return Line("Plan published", str(plan), plan.get_absolute_url(), said)


NEWS = (
    Source(
        name="plan published",
        kind=COUNCILS,
        rows=Plan.objects.published,
        at="published_at",
        lines=_lines,
    ),
)
