"""What councils show to everybody: which of them publish something, and what they report."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from assessments.models import Assessment
from community.models import Council
from library.models import UseReport
from plans.models import Plan


def publishing_councils() -> QuerySet[Council]:
    """Councils that publish an assessment or a plan, or report using an action. One query.

    By name; adds `assessment_count`, `plan_count` and `report_count`.
    """
    counted = Council.objects.annotate(
        assessment_count=_count(Assessment.objects.published()),
        plan_count=_count(Plan.objects.published()),
        report_count=_count(UseReport.objects.public()),
    )
    publishing = Q(assessment_count__gt=0) | Q(plan_count__gt=0) | Q(report_count__gt=0)
    return counted.filter(publishing).by_name()


def reports_of(council: Council) -> QuerySet[UseReport]:
    """What a council says of using public actions, the last first, each with its action."""
    reports = UseReport.objects.public().filter(council=council)
    return reports.select_related("action__current_edition").order_by("-reported_at", "pk")


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many of `rows` each council has, as a column."""
    of_each = rows.filter(council=OuterRef("pk")).order_by().values("council")
    return Coalesce(Subquery(of_each.annotate(number=Count("pk")).values("number")), Value(0))
