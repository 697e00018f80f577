"""A council's plans, and the page of one: what is planned, what is late, which gaps are open."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from library.forms.choices import wording_of_release
from library.views.results import step_in_words
from plans.exports.formats import FORMATS
from plans.forms.planning import PlanForm
from plans.models import Plan, PlanEvent, PlannedAction
from plans.operations.carrying import newer_release
from plans.operations.gaps import gaps_of
from plans.operations.planning import publish_plan, start_plan, withdraw_plan
from plans.operations.standing import standing_of
from plans.operations.totals import open_steps, totals_of
from plans.permissions import can_plan_for, can_publish_plans_of, can_see_plans_of
from plans.views.finding import (
    NO_MODEL,
    council_at,
    current_release,
    lead_of,
    own_council_at,
    own_plan_at,
    plan_at,
    trail_to,
    trail_to_plans,
    writer_for,
)
from plans.views.rows import board_of, rows_of, timeline_of
from ui.errors import page_for

PAGE = 50


@require_safe
def list_plans(request: HttpRequest, slug: str) -> HttpResponse:
    """All plans of one's own council; of another, those that it published, if any."""
    council = council_at(slug)
    is_own = can_see_plans_of(request.user, council)
    seen = Plan.objects.visible_to(request.user).of(council).for_pages().with_counts(request.user)
    plans = list(seen.newest_first())
    if not is_own and not plans:
        raise Http404
    about = {
        "trail": trail_to(council),
        "council": council,
        "plans": plans,
        "is_own": is_own,
        "can_plan": can_plan_for(request.user, council),
    }
    return render(request, "plans/list_plans.html", about)


@require_http_methods(["GET", "HEAD", "POST"])
def new_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a plan against the current release."""
    council = own_council_at(request, slug)
    member = writer_for(request, council)
    release = current_release()
    if release is None:
        return page_for(NO_MODEL)
    form = PlanForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        new = form.new_plan(standing_of(council, release).assessment)
        plan = start_plan(council, new, release=release, by=member, at=timezone.now())
        messages.success(request, "Plan begun. Only people of your council see it.")
        return redirect(plan)
    about = {"trail": trail_to_plans(council), "council": council, "form": form, "release": release}
    return render(request, "plans/new_plan.html", about, status=422 if form.is_bound else 200)


@require_safe
def read_plan(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """A plan: for its council all of it, for everybody else what is published of it."""
    plan = plan_at(request, slug, uid)
    is_own = can_see_plans_of(request.user, plan.council)
    items = PlannedAction.objects.visible_to(request.user).of_plan(plan).current()
    page = Paginator(items.for_lists().in_order(), PAGE).get_page(request.GET.get("page"))
    rows = rows_of(plan, page.object_list, shows_all=is_own)
    about = {
        "trail": trail_to_plans(plan.council),
        "plan": plan,
        "page": page,
        "rows": rows,
        "board": board_of(rows),
        "formats": FORMATS,
        "totals": totals_of(items, on=timezone.localdate()),
        "now": timezone.now(),
        "is_own": is_own,
    }
    if is_own:
        about |= _for_its_people(request, plan)
    return render(request, "plans/read_plan.html", about)


def _for_its_people(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """What only the council's people see of a plan: gaps left open, a newer release, history."""
    history = PlanEvent.objects.visible_to(request.user).filter(plan=plan, item=None)
    suggested = reverse("plans:suggestions", args=[plan.council.slug])
    return {
        "add_url": f"{suggested}?plan={plan.uid}",
        "can_plan": can_plan_for(request.user, plan.council),
        "can_publish": can_publish_plans_of(request.user, plan.council),
        "newer": newer_release(plan),
        "open_steps": _open_steps(plan),
        "history": timeline_of(history.oldest_first()),
    }


def _open_steps(plan: Plan) -> list[dict[str, Any]]:
    """Steps of gaps without an action: in words, how many the library has, and where it says so."""
    wording = wording_of_release(plan.release.uid)
    suggested = reverse("plans:suggestions", args=[plan.council.slug])
    return [
        {
            "step": step_in_words(*one.key, wording),
            "found": one.found,
            "url": f"{suggested}?plan={plan.uid}#{one.anchor}",
        }
        for one in open_steps(plan, gaps_of(plan.council, plan.release))
    ]


@require_POST
def publish(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Show the plan to everybody."""
    plan = own_plan_at(request, slug, uid)
    publish_plan(plan, by=lead_of(request, plan.council), at=timezone.now())
    messages.success(request, "Published, without notes, owners’ names, and what you keep back.")
    return redirect(plan)


@require_POST
def withdraw(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Make the plan private again."""
    plan = own_plan_at(request, slug, uid)
    withdraw_plan(plan, by=lead_of(request, plan.council), at=timezone.now())
    messages.success(request, "Taken back. Only people of your council see it now.")
    return redirect(plan)
