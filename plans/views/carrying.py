"""Carrying a plan to a newer release: what will happen, and the receipt of what has."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from plans.models import Plan, PlanEvent, PlannedAction
from plans.operations.carrying import CarryRefusedError, carry_plan, newer_release, what_would_move
from plans.permissions import can_plan_for
from plans.views.finding import own_plan_at, trail_to_plan, writer_for
from plans.views.rows import item_address

What = PlanEvent.What


@require_http_methods(["GET", "HEAD", "POST"])
def carry(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Show what a newer release does to the plan, or the receipt; a POST carries it."""
    plan = own_plan_at(request, slug, uid)
    if request.method == "POST":
        member, newer = writer_for(request, plan.council), newer_release(plan)
        try:
            carry_plan(plan, release=newer or plan.release, by=member, at=timezone.now())
        except CarryRefusedError as refusal:
            return _show(request, own_plan_at(request, slug, uid), refusal=str(refusal))
        return redirect("plans:carry", slug=slug, uid=uid)
    return _show(request, plan)


def _show(request: HttpRequest, plan: Plan, *, refusal: str = "") -> HttpResponse:
    newer = newer_release(plan)
    about = {
        "trail": trail_to_plan(plan),
        "plan": plan,
        "newer": newer,
        "carrying": what_would_move(plan, newer) if newer else None,
        "can_plan": can_plan_for(request.user, plan.council),
        "receipt": _receipt(request, plan),
        "refusal": refusal,
    }
    return render(request, "plans/carry_plan.html", about, status=409 if refusal else 200)


def _receipt(request: HttpRequest, plan: Plan) -> dict[str, object] | None:
    """What was carried to the release at which the plan is; none when it began there."""
    events = PlanEvent.objects.visible_to(request.user).filter(plan=plan, release=plan.release_id)
    done = events.filter(what=What.CARRIED).oldest_first().first()
    if done is None:
        return None
    told = list(events.select_related("item").oldest_first())
    waiting = set(PlannedAction.objects.of_plan(plan).to_look_at().values_list("pk", flat=True))
    marked = [_line(plan, one, waiting) for one in told if one.what == What.MARKED]
    return {
        "done": done,
        "moved": [_line(plan, one, waiting) for one in told if one.what == What.MOVED],
        "marked": marked,
        "waiting": len(waiting),
    }


def _line(plan: Plan, event: PlanEvent, waiting: set[int]) -> dict[str, object]:
    item = event.item
    assert item is not None  # noqa: S101  items' events name one
    return {
        "title": item.title,
        "url": item_address(plan, item),
        "is_waiting": item.pk in waiting,
    }
