"""Putting one action that somebody found in the library into a plan of their council."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from community.models import Council, Member
from library.forms.choices import Wording, wording_of_release
from library.models import Action, Transition
from model_releases.models import Release
from plans.forms.planning import NEW, OneActionForm
from plans.models import Plan
from plans.operations.adopting import AdoptionRefusedError, Choice, adopt, steps_served
from plans.operations.planning import start_plan
from plans.operations.standing import standing_of
from plans.views.finding import (
    NO_MODEL,
    Trail,
    current_release,
    own_council_at,
    writer_for,
)
from ui.errors import page_for


@require_http_methods(["GET", "HEAD", "POST"])
def add_action(request: HttpRequest, slug: str, action: str) -> HttpResponse:
    """Ask for which step an action is planned and into which plan, and put it there."""
    council = own_council_at(request, slug)
    member = writer_for(request, council)
    found = get_object_or_404(Action.objects.public().visible_to(member).for_reading(), slug=action)
    release = current_release()
    if release is None:
        return page_for(NO_MODEL)
    form = _form_for(request, council, found, release)
    if not form.is_valid():
        return _show(request, council, found, form, status=422 if form.is_bound else 200)
    try:
        plan = _add(council, found, form, release=release, by=member)
    except AdoptionRefusedError as refusal:
        form.add_error(None, str(refusal))
        return _show(request, council, found, form, status=409)
    messages.success(request, f"“{found.current_edition}” is in the plan.")
    return redirect(plan)


def _form_for(
    request: HttpRequest, council: Council, action: Action, release: Release
) -> OneActionForm:
    plans = list(Plan.objects.visible_to(request.user).of(council).newest_first())
    wording = wording_of_release(release.uid)
    steps = {str(one.pk): (one, _in_words(one, wording)) for one in steps_served(action, release)}
    sent = request.POST if request.method == "POST" else None
    initial = {"plan": str(plans[0].uid) if plans else NEW, "step": next(iter(steps), "")}
    return OneActionForm(sent, plans=plans, steps=steps, initial=initial)


def _in_words(step: Transition, wording: Wording) -> str:
    levels = [
        f"{number} {wording.level_name(step.dimension_id, number)}".strip() if number else "below 1"
        for number in (step.from_level, step.to_level)
    ]
    return f"{wording.dimension_name(step.dimension_id)}, from {' to '.join(levels)}"


@transaction.atomic
def _add(
    council: Council, action: Action, form: OneActionForm, *, release: Release, by: Member
) -> Plan:
    at = timezone.now()
    plan = form.chosen_plan()
    if plan is None:
        new = form.new_plan(standing_of(council, release).assessment)
        plan = start_plan(council, new, release=release, by=by, at=at)
    step = form.chosen_step()
    adopt(plan, Choice(action, *step), by=by, at=at)
    return plan


def _show(
    request: HttpRequest, council: Council, action: Action, form: OneActionForm, *, status: int
) -> HttpResponse:
    about = {"council": council, "action": action, "form": form, "trail": _trail(action)}
    return render(request, "plans/add_action.html", about, status=status)


def _trail(action: Action) -> Trail:
    return [
        {"text": "Actions", "url": reverse("library:find_actions")},
        {
            "text": str(action.current_edition),
            "url": reverse("library:action", args=[action.slug]),
        },
    ]
