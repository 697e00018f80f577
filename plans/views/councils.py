"""Councils in public: who publishes something, and what; their own people find the rest."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.models import Assessment
from community.models import Council
from community.permissions import councils_belonged_to
from library.models import UseReport
from plans.models import Plan
from plans.operations.publishing import publishing_councils, reports_of
from plans.permissions import can_see_plans_of
from plans.views.finding import council_at
from ui.dates import whole_date


@require_safe
def list_councils(request: HttpRequest) -> HttpResponse:
    """List the councils that publish something, by name; above them, one's own."""
    own = councils_belonged_to(request.user, on=timezone.localdate())
    return render(
        request, "plans/list_councils.html", {"councils": publishing_councils(), "own": own}
    )


@require_safe
def read_council(request: HttpRequest, slug: str) -> HttpResponse:
    """What a council publishes; and for its own people the links to their work."""
    council = council_at(slug)
    plans = Plan.objects.published().of(council).with_counts(request.user)
    assessments = Assessment.objects.published().of(council).for_pages().newest_first()
    about = {
        "assessments": list(assessments),
        "trail": [{"text": "Councils", "url": reverse("plans:councils")}],
        "council": council,
        "predecessors": list(Council.objects.that_formed(council, on=timezone.localdate())),
        "plans": list(plans.for_pages().newest_first()),
        "reports": [_report(one) for one in reports_of(council)],
        "is_own": can_see_plans_of(request.user, council),
    }
    return render(request, "plans/read_council.html", about)


def _report(report: UseReport) -> dict[str, Any]:
    return {
        "title": str(report.action.current_edition),
        "url": reverse("library:action", args=[report.action.slug]),
        "when": whole_date(report.reported_at),
        "outcome": report.get_outcome_display(),
        "text": report.text,
    }
