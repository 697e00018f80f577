"""Suggested actions for each step of each gap; what is ticked goes into a plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from community.models import Council, Member
from library.forms.choices import wording_of_release
from library.models import Action
from library.views.results import Step, step_in_words
from model_releases.models import Release
from plans.forms.planning import NEW, IntoPlanForm
from plans.models import Plan
from plans.operations.adopting import AdoptionRefusedError, Choice, adopt_all
from plans.operations.gaps import DimensionGap, GapStep, gaps_of
from plans.operations.planning import start_plan
from plans.operations.standing import assessment_behind, standing_of
from plans.operations.suggesting import Offer, Suggestion, suggest
from plans.permissions import can_plan_for
from plans.views.finding import (
    NO_MODEL,
    current_release,
    own_council_at,
    trail_to_plans,
    writer_for,
)
from ui.errors import page_for

NOTHING_CHOSEN = "Tick at least one action to add"
GONE = "One of the actions you ticked is suggested no more: look through the list again"


@dataclass(frozen=True)
class Page:
    """The council, the release it plans by, its gaps, and what is suggested for them."""

    council: Council
    release: Release
    gaps: list[DimensionGap]
    offers: list[Offer]

    def by_value(self) -> dict[str, Suggestion]:
        """What each tick box stands for."""
        shown = (one for offer in self.offers for one in offer.suggestions)
        return {one.value: one for one in shown if not one.is_planned}


@require_http_methods(["GET", "HEAD", "POST"])
def suggestions(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what would close the council's gaps, and take what is chosen into a plan."""
    council = own_council_at(request, slug)
    release = current_release()
    if release is None:
        return page_for(NO_MODEL)
    gaps = gaps_of(council, release)
    page = Page(council, release, gaps, suggest(council, gaps))
    plans = list(Plan.objects.visible_to(request.user).of(council).newest_first())
    if request.method == "POST":
        return _take(request, page, plans, by=writer_for(request, council))
    asked = request.GET.get("plan", "")
    first = str(plans[0].uid) if plans else NEW
    known = asked in {str(one.uid) for one in plans}
    form = IntoPlanForm(plans=plans, initial={"plan": asked if known else first})
    return _show(request, page, form)


def _take(request: HttpRequest, page: Page, plans: list[Plan], *, by: Member) -> HttpResponse:
    """Put what was ticked into the plan; nothing at all when one of it cannot be."""
    form = IntoPlanForm(request.POST, plans=plans)
    ticked, offered = request.POST.getlist("chosen"), page.by_value()
    chosen = [offered[value] for value in dict.fromkeys(ticked) if value in offered]
    if not ticked:
        form.add_error(None, NOTHING_CHOSEN)
    elif len(chosen) < len(set(ticked)):
        form.add_error(None, GONE)
    if not form.is_valid():
        return _show(request, page, form, status=422 if len(chosen) == len(set(ticked)) else 409)
    wanted = _each_action_once(chosen)
    try:
        plan = _add(page, form, wanted, by=by)
    except AdoptionRefusedError as refusal:
        form.add_error(None, str(refusal))
        return _show(request, page, form, status=409)
    count = len(wanted)
    messages.success(request, f"{count} action{'' if count == 1 else 's'} added to the plan.")
    return redirect(plan)


@transaction.atomic
def _add(page: Page, form: IntoPlanForm, chosen: list[Suggestion], *, by: Member) -> Plan:
    at = timezone.now()
    plan = form.chosen_plan()
    if plan is None:
        new = form.new_plan(standing_of(page.council, page.release).assessment)
        plan = start_plan(page.council, new, release=page.release, by=by, at=at)
    adopt_all(plan, _choices(chosen), by=by, at=at)
    return plan


def _each_action_once(chosen: Iterable[Suggestion]) -> list[Suggestion]:
    """An action ticked for several steps is planned for the first of them."""
    first: dict[int, Suggestion] = {}
    for one in chosen:
        first.setdefault(one.action.pk, one)
    return list(first.values())


def _choices(wanted: Iterable[Suggestion]) -> list[Choice]:
    by_key = {one.action.pk: one for one in wanted}
    actions = Action.objects.in_bulk(by_key)
    return [Choice(actions[pk], *one.gap.key, why=one.why) for pk, one in by_key.items()]


def _show(
    request: HttpRequest, page: Page, form: IntoPlanForm, *, status: int = 200
) -> HttpResponse:
    about: dict[str, Any] = {
        "trail": trail_to_plans(page.council),
        "council": page.council,
        "release": page.release,
        "behind": assessment_behind(page.council, page.release),
        "form": form,
        "ticked": request.POST.getlist("chosen"),
        "offers": [
            (offer, step_shown(offer.gap, page.release), library_address(offer.gap))
            for offer in page.offers
        ],
        "not_assessed": [gap for gap in page.gaps if gap.target and gap.now is None],
        "has_targets": any(gap.target for gap in page.gaps),
        "can_add": can_plan_for(request.user, page.council) and bool(page.by_value()),
    }
    return render(request, "plans/suggestions.html", about, status=status)


def step_shown(step: GapStep, release: Release) -> Step:
    """A step of a gap in the words of its release."""
    return step_in_words(*step.key, wording_of_release(release.uid))


def library_address(step: GapStep) -> str:
    """Where the library lists every action that serves a step."""
    asked = {"dimension": step.dimension.code, "from": step.from_level, "to": step.to_level}
    return f"{reverse('library:find_actions')}?{urlencode(asked)}"
