"""Targets: for each dimension where the council is, where it wants to be, by when and why."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from community.models import Council, Member
from library.forms.choices import wording_of_release
from model_releases.models import Release
from plans.forms.targets import TargetForm, TargetForms
from plans.operations.gaps import gaps_of
from plans.operations.standing import assessment_behind
from plans.operations.targets import give_up_target, set_target
from plans.permissions import can_plan_for
from plans.views.finding import (
    NO_MODEL,
    current_release,
    own_council_at,
    trail_to_plans,
    writer_for,
)
from ui.errors import page_for


@require_http_methods(["GET", "HEAD", "POST"])
def targets(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all targets, to those who write as one form."""
    council = own_council_at(request, slug)
    release = current_release()
    if release is None:
        return page_for(NO_MODEL)
    gaps = gaps_of(council, release)
    if request.method != "POST":
        return _show(request, council, release, TargetForms(None, gaps, council=council))
    member = writer_for(request, council)
    forms = TargetForms(request.POST, gaps, council=council)
    if not forms.is_valid():
        status = 409 if forms.is_behind() else 422
        return _show(request, council, release, forms, status=status)
    _save(council, forms.changed(), by=member)
    messages.success(request, "Targets saved. Only people of your council see them.")
    return redirect("plans:targets", slug=council.slug)


@transaction.atomic
def _save(council: Council, rows: list[TargetForm], *, by: Member) -> None:
    at = timezone.now()
    for row in rows:
        wanted = row.wanted()
        if wanted is None:
            give_up_target(council, row.gap.dimension, at=at)
        else:
            set_target(council, row.gap.dimension, wanted, by=by, at=at)


def _show(
    request: HttpRequest,
    council: Council,
    release: Release,
    forms: TargetForms,
    *,
    status: int = 200,
) -> HttpResponse:
    about = {
        "trail": trail_to_plans(council),
        "council": council,
        "release": release,
        "behind": assessment_behind(council, release),
        "forms": forms,
        "errors": forms.error_links(),
        "can_plan": can_plan_for(request.user, council),
        "highest": _highest(release),
    }
    return render(request, "plans/targets.html", about, status=status)


def _highest(release: Release) -> int:
    return sum(1 for number in wording_of_release(release.uid).levels if number > 0)
