"""Reading an assessment: the result with the whole profile, and the same for programs."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.models import AssessmentEvent
from assessments.views.carrying import newest_release
from assessments.views.finding import place_at
from assessments.views.profiles import as_json, shown, shown_to_its_own
from assessments.views.successions import succession_of
from assessments.views.trends import trend_of


@require_safe
def read_assessment(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """The overall level with the profile, then bars, radar, table; and what is to be done."""
    place = place_at(request, slug, uid)
    assessment = place.assessment
    found = (
        shown_to_its_own(assessment)
        if place.is_ours
        else shown(assessment, shows_reasons=place.shows_reasons)
    )
    trend = trend_of(place)
    about = {
        "assessment": assessment,
        "is_illustrative": assessment.release.model.is_illustrative,
        "place": place,
        "found": found,
        "trend": trend,
        "succession": None if trend else succession_of(place, found),
        "newer": newest_release(assessment) if place.is_ours else assessment.release,
        "steps": _steps(assessment.pk) if place.is_ours else [],
        "trail": place.trail,
    }
    return render(request, "assessments/read_assessment.html", about)


@require_safe
def assessment_json(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """The same for programs."""
    place = place_at(request, slug, uid)
    told = as_json(shown(place.assessment, shows_reasons=place.shows_reasons))
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


def _steps(assessment: int) -> list[AssessmentEvent]:
    """What happened to it as a whole, oldest first; each judgement says its own."""
    events = AssessmentEvent.objects.filter(assessment=assessment)
    whole = events.exclude(what=AssessmentEvent.What.JUDGED)
    return list(whole.select_related("by").order_by("at", "pk"))
