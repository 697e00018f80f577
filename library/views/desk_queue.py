"""The curators' desk: one list with filters, and one answer to several actions at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from community.models import Member
from community.views.requests import SignedInRequest, only_if
from library.forms.desk_queue import QUEUES, FindOnDeskForm, SeveralForm, Ticked
from library.models import Action
from library.models.actions import ActionQuerySet
from library.operations.assigning import assign_action
from library.operations.curation import ask_for_changes, decline_action, list_action
from library.operations.in_turn import answer_in_turn
from library.permissions import can_curate_library
from library.views.results import releases_to_recheck

ON_A_PAGE = 50
Answer = Callable[[Action], object]


@dataclass(frozen=True)
class SeveralStep:
    """One button below the list. `make` gives what is done to each action."""

    button: str
    done: str
    make: Callable[[SeveralForm, Member, datetime], Answer]
    needs_reason: bool = False


def _listing(_form: SeveralForm, by: Member, at: datetime) -> Answer:
    return partial(list_action, by=by, at=at)


def _asking(form: SeveralForm, by: Member, at: datetime) -> Answer:
    return partial(ask_for_changes, why=form.cleaned_data["reason"], by=by, at=at)


def _declining(form: SeveralForm, by: Member, at: datetime) -> Answer:
    return partial(decline_action, why=form.cleaned_data["reason"], by=by, at=at)


def _assigning(form: SeveralForm, by: Member, at: datetime) -> Answer:
    return partial(assign_action, to=form.curator(), by=by, at=at)


# By the value of the button, in the order of the page.
STEPS: dict[str, SeveralStep] = {
    "assign": SeveralStep("Assign", "Assigned", _assigning),
    "list": SeveralStep("List", "Listed, and the author told", _listing),
    "changes": SeveralStep(
        "Ask for changes", "Given back, and the reason sent", _asking, needs_reason=True
    ),
    "decline": SeveralStep(
        "Decline", "Declined, and the reason sent", _declining, needs_reason=True
    ),
}


@require_safe
@only_if(can_curate_library)
def read_queue(request: SignedInRequest) -> HttpResponse:
    """Show the actions asked for, fifty a page: at first those that wait, the longest first."""
    return _show(request, Ticked(frozenset(), SeveralForm()))


@require_POST
@only_if(can_curate_library)
def answer_several(request: SignedInRequest) -> HttpResponse:
    """Do one thing to every action that is ticked, and say of each what came of it."""
    form, uids = SeveralForm(request.POST), _uids(request.POST.getlist("action"))
    step = STEPS.get(request.POST.get("step", ""))
    fault = _fault(step, form, uids)
    if step is None or fault:
        ticked = Ticked(frozenset(map(str, uids)), form, fault)
        return _show(request, ticked, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    actions = of_desk(request.user).filter(uid__in=uids).order_by("submitted_at", "pk")
    answered = answer_in_turn(actions, step.make(form, request.user, timezone.now()))
    about = {
        "answered": answered,
        "done": step.done,
        "count": sum(not one.refusal for one in answered),
        "missing": len(uids) - len(answered),
        "back": f"{reverse('actions_desk:queue')}?{request.GET.urlencode()}",
        "header_title": step.button,
        "breadcrumbs_items": [
            {"url": reverse("actions_desk:queue"), "label": "Actions"},
            {"url": "", "label": step.button},
        ],
    }
    return render(request, "library/desk/answered.html", about)


def of_desk(curator: Member) -> ActionQuerySet:
    """What has been handed in or is public, with its words, its author and who looks at it."""
    seen = Action.objects.visible_to(curator).exclude(state=Action.State.DRAFT)
    return seen.select_related("current_edition", "author", "model", "assigned_to")


def _uids(given: Iterable[str]) -> list[UUID]:
    """What was ticked, each once; what is no uid at all is left out."""
    found = []
    for one in dict.fromkeys(given):
        try:
            found.append(UUID(one))
        except ValueError:
            continue
    return found


def _fault(step: SeveralStep | None, form: SeveralForm, uids: list[UUID]) -> str:
    """Why nothing can be done yet, as a sentence; empty when all is there."""
    if step is None:
        return "Choose what to do, by one of the buttons."
    if not uids:
        return "Tick one action at least. Nothing was done."
    if not form.is_valid():
        return "Look at the form below the list. Nothing was done."
    if step.needs_reason and not form.cleaned_data["reason"].strip():
        return "Give a reason: each author is sent it. Nothing was done."
    return ""


def _show(request: SignedInRequest, ticked: Ticked, *, status: int = 200) -> HttpResponse:
    form, today = FindOnDeskForm(request.GET, reader=request.user), timezone.localdate()
    found = form.actions(of_desk(request.user), today=today)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    marks = releases_to_recheck([one.pk for one in page])
    about: dict[str, Any] = {
        "form": form,
        "page": page,
        "rows": [(one, marks.get(one.pk, ""), str(one.uid) in ticked.uids) for one in page],
        "title": QUEUES[form.asked["queue"]][0],
        "today": today,
        "query": form.query,
        "ticked": ticked,
        "steps": STEPS.items(),
        "header_title": "Actions",
        "breadcrumbs_items": [{"url": "", "label": "Actions"}],
    }
    return render(request, "library/desk/read_queue.html", about, status=status)
