"""A council's assessments, and starting another."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from assessments.forms.starting import StartForm
from assessments.models import Assessment
from assessments.operations.starting import TakenError, start_assessment
from assessments.views.finding import council_at, trail_of, writer_of
from community.permissions import can_see_work_of, can_write_for
from model_releases.models import Release

STARTED = "Started. Everything you save is private to your council until a lead publishes it."


@require_safe
def list_assessments(request: HttpRequest, slug: str) -> HttpResponse:
    """A council's own people see all of them, others the published ones; none of those is 404."""
    council, today = council_at(slug), timezone.localdate()
    visible = Assessment.objects.visible_to(request.user, on=today).of(council)
    found = list(visible.for_pages().with_progress().newest_first())
    is_ours = can_see_work_of(request.user, council, on=today)
    if not (found or is_ours):
        raise Http404
    about = {
        "council": council,
        "assessments": found,
        "is_ours": is_ours,
        "guide_url": _guide_url(Release.objects.for_pages().own_first()[:1]),
        "may_start": can_write_for(request.user, council, on=today),
    }
    return render(request, "assessments/list_assessments.html", about)


@require_http_methods(["GET", "HEAD", "POST"])
def new_assessment(request: HttpRequest, slug: str) -> HttpResponse:
    """Start one against any release that is here; the site's own current one is proposed."""
    council = council_at(slug)
    member = writer_of(request, council)
    releases = list(Release.objects.for_pages().own_first())
    form = StartForm(request.POST or None, releases=releases)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = start_assessment(council, form.opening(), by=member, at=timezone.now())
            except TakenError as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, STARTED)
                return redirect(made.get_absolute_url())
    about = {
        "council": council,
        "form": form,
        "has_releases": bool(releases),
        "guide_url": _guide_url(releases),
        "trail": trail_of(council),
    }
    return render(request, "assessments/start_assessment.html", about, status=status)


def _guide_url(releases: Iterable[Release]) -> str:
    """Where the guide of the first of them stands, the one that is proposed; empty without one."""
    return next((one.guide_url() for one in releases), "")
