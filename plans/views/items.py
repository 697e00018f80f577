"""The page of one item: the action as adopted, what the council says of it, what has changed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from library.models import Action
from plans.forms.items import ItemForm, form_against, form_of
from plans.models import Plan, PlanEvent, PlannedAction
from plans.operations.adopting import AdoptionRefusedError
from plans.operations.carrying import CarryRefusedError, confirm_item
from plans.operations.changing import AlreadyPlannedError, ConflictError, change_item
from plans.operations.replacing import bring_up_to_date, keep_as_adopted, replace_by_successor
from plans.permissions import can_plan_for, can_see_plans_of
from plans.views.differences import wording_changes
from plans.views.finding import item_of, own_plan_at, plan_at, trail_to_plan, writer_for
from plans.views.rows import (
    has_newer_text,
    is_to_look_at,
    item_address,
    step_of,
    timeline_of,
    warnings_of,
)

Refusal = (AdoptionRefusedError, CarryRefusedError)


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, slug: str, uid: UUID, item_uid: UUID) -> HttpResponse:
    """Show an item, to those who write with a form; save what they send."""
    if request.method == "POST":
        return _save(request, own_plan_at(request, slug, uid), item_uid)
    plan = plan_at(request, slug, uid)
    found = item_of(request, plan, item_uid)
    return _show(request, plan, found, form=form_of(found))


def _save(request: HttpRequest, plan: Plan, item_uid: UUID) -> HttpResponse:
    member = writer_for(request, plan.council)
    found = item_of(request, plan, item_uid)
    form = ItemForm(request.POST)
    if not form.is_valid():
        return _show(request, plan, found, form=form, status=422)
    seen = form.cleaned_data["seen_version"]
    try:
        change_item(found, form.words(), seen_version=seen, by=member, at=timezone.now())
    except ConflictError as conflict:
        about = {"form": form_against(request.POST, conflict.current), "has_conflict": True}
        return _show(request, plan, item_of(request, plan, item_uid), status=409, **about)
    except AlreadyPlannedError as refusal:
        form.add_error("status", str(refusal))
        return _show(request, plan, found, form=form, status=409)
    messages.success(request, "Saved.")
    return redirect(item_address(plan, found))


def _show(
    request: HttpRequest, plan: Plan, found: PlannedAction, *, status: int = 200, **about: Any
) -> HttpResponse:
    is_own = can_see_plans_of(request.user, plan.council)
    about |= {
        "trail": trail_to_plan(plan),
        "plan": plan,
        "item": found,
        "step": step_of(found),
        "is_own": is_own,
        "now": timezone.now(),
    }
    if is_own:
        about |= _for_its_people(request, plan, found)
    return render(request, "plans/read_item.html", about, status=status)


def _for_its_people(request: HttpRequest, plan: Plan, found: PlannedAction) -> dict[str, Any]:
    """What only the council's people see: what to look at, what can be done, and the history."""
    events = PlanEvent.objects.visible_to(request.user).filter(item=found).oldest_first()
    is_current = found.replaced_at is None
    looks = is_current and is_to_look_at(plan, found)
    replacement = None if is_current else found.replaced_by
    return {
        "can_plan": is_current and can_plan_for(request.user, plan.council),
        "warnings": warnings_of(plan, found) if is_current else [],
        "looks_at": looks,
        "changes": wording_changes(found.release, plan.release, found) if looks else None,
        "is_listed": found.action.state == Action.State.LISTED,
        "has_newer_text": is_current and has_newer_text(found),
        "replacement_url": item_address(plan, replacement) if replacement else "",
        "history": timeline_of(events),
    }


@require_POST
def update(request: HttpRequest, slug: str, uid: UUID, item_uid: UUID) -> HttpResponse:
    """Take the library's newer text."""
    return _do(
        request, (slug, uid, item_uid), bring_up_to_date, "The library’s text is taken over."
    )


@require_POST
def keep(request: HttpRequest, slug: str, uid: UUID, item_uid: UUID) -> HttpResponse:
    """Stay with the text as adopted."""
    return _do(request, (slug, uid, item_uid), keep_as_adopted, "The item stays as you adopted it.")


@require_POST
def replace(request: HttpRequest, slug: str, uid: UUID, item_uid: UUID) -> HttpResponse:
    """Put the successor of a retired action into its place."""
    return _do(request, (slug, uid, item_uid), replace_by_successor, "The item is replaced.")


@require_POST
def confirm(request: HttpRequest, slug: str, uid: UUID, item_uid: UUID) -> HttpResponse:
    """Say that an item still fits the newer release."""
    return _do(request, (slug, uid, item_uid), confirm_item, "Noted: the item still fits.")


def _do(
    request: HttpRequest,
    where: tuple[str, UUID, UUID],
    operation: Callable[..., PlannedAction | None],
    said: str,
) -> HttpResponse:
    """Do one thing with an item, and lead back to it, or to the one that took its place."""
    slug, uid, item_uid = where
    plan = own_plan_at(request, slug, uid)
    member = writer_for(request, plan.council)
    found = item_of(request, plan, item_uid)
    at: datetime = timezone.now()
    try:
        now = operation(found, by=member, at=at) or found
    except Refusal as refusal:
        about = {"form": form_of(found), "refusal": str(refusal)}
        return _show(request, plan, item_of(request, plan, item_uid), status=409, **about)
    messages.success(request, said)
    return redirect(item_address(plan, now))
