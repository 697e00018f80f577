"""The curators' desk in the admin: a queue, a text, and one of three answers."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from community.forms import ReasonForm
from community.models import Member
from community.views.requests import SignedInRequest, only_if
from library.forms.choices import wording_of
from library.forms.desk import ChangesForm, DeclineForm, FindHandedInForm
from library.models import Action
from library.models.actions import ActionQuerySet
from library.operations.curation import ask_for_changes, decline_action, list_action
from library.operations.refusals import CurationRefusedError
from library.permissions import can_curate, can_curate_library
from library.views.results import step_in_words

Answer = Callable[..., None]
AT_MOST = 50
FORMS: dict[str, type[ReasonForm]] = {"changes": ChangesForm, "decline": DeclineForm}


@require_safe
@only_if(can_curate_library)
def read_queue(request: SignedInRequest) -> HttpResponse:
    """Show what waits, longest first, and what authors are mending; or what holds words."""
    actions, words = _of_desk(request.user), request.GET.get("q", "").strip()
    about = {
        "words": words,
        "form": FindHandedInForm(initial={"q": words}),
        "found": actions.named_like(words).last_handed_in_first()[:AT_MOST] if words else [],
        "waiting": actions.waiting(),
        "given_back": actions.filter(state=Action.State.CHANGES_ASKED).order_by("pk"),
        "header_title": "Actions",
        "breadcrumbs_items": [{"url": "", "label": "Actions"}],
    }
    return render(request, "library/desk/read_queue.html", about)


@require_safe
@only_if(can_curate_library)
def read_action(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Show one text with the three answers."""
    action = get_object_or_404(_of_desk(request.user), uid=uid)
    return _show(request, action, **_forms())


@require_POST
@only_if(can_curate_library)
def answer_with_listing(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Show the action to every council."""
    action = get_object_or_404(_of_desk(request.user), uid=uid)
    try:
        list_action(action, by=request.user, at=timezone.now())
    except CurationRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("actions_desk:action", uid)
    messages.success(request, f"“{action.current_edition}” is listed. Its author has been told.")
    return redirect("actions_desk:queue")


@require_POST
@only_if(can_curate_library)
def answer_with_changes(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Give the text back with what should change."""
    return _answer_with_reason(request, uid, ask_for_changes, form_name="changes")


@require_POST
@only_if(can_curate_library)
def answer_with_declining(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Keep it out of the library, and say why."""
    return _answer_with_reason(request, uid, decline_action, form_name="decline")


def _answer_with_reason(
    request: SignedInRequest, uid: UUID, answer: Answer, *, form_name: str
) -> HttpResponse:
    action = get_object_or_404(_of_desk(request.user), uid=uid)
    form = FORMS[form_name](request.POST, auto_id=f"id_{form_name}_%s")
    if not form.is_valid():
        return _show(request, action, **{**_forms(), form_name: form})
    try:
        answer(action, why=form.cleaned_data["reason"], by=request.user, at=timezone.now())
    except CurationRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("actions_desk:action", uid)
    messages.success(request, "Its author has been sent your reason.")
    return redirect("actions_desk:queue")


def _forms() -> dict[str, ReasonForm]:
    """The two forms of one page; their fields' ids differ."""
    return {name: form(auto_id=f"id_{name}_%s") for name, form in FORMS.items()}


def _of_desk(curator: Member) -> ActionQuerySet:
    """What has been handed in, with its words and its author."""
    handed_in = Action.objects.visible_to(curator).handed_in()
    return handed_in.select_related("current_edition", "author", "model")


def _show(request: SignedInRequest, action: Action, **forms: Any) -> HttpResponse:
    edition, wording = action.current_edition, wording_of(action.model_id)
    steps = edition.transitions.order_by("position", "pk") if edition else []
    about = {
        "action": action,
        "edition": edition,
        "steps": [
            (step_in_words(one.dimension_id, one.from_level, one.to_level, wording), one.reason)
            for one in steps
        ],
        "events": action.events.select_related("by").order_by("at", "pk"),
        "may_answer": can_curate(request.user, action),
        "header_title": str(edition),
        "breadcrumbs_items": [
            {"url": reverse("actions_desk:queue"), "label": "Actions"},
            {"url": "", "label": str(edition)},
        ],
        **forms,
    }
    return render(request, "library/desk/read_action.html", about)
