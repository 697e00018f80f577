"""The curators' desk in the admin: one action, and what may be done about it."""

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
from community.views.requests import SignedInRequest, only_if
from library.forms.choices import Wording, wording_of
from library.forms.desk import ChangesForm, DeclineForm, RelistForm
from library.forms.desk_queue import AssignForm
from library.models import Action, Merge
from library.operations.assigning import assign_action
from library.operations.curation import ask_for_changes, decline_action, list_action
from library.operations.editing import EditRefusedError, note_look
from library.operations.ending import relist_action
from library.operations.rechecking import settle_recheck
from library.operations.refusals import CurationRefusedError
from library.permissions import can_curate, can_curate_library, can_list
from library.views.desk_queue import of_desk
from library.views.results import step_in_words
from model_releases.models import Dimension

Answer = Callable[..., None]
FORMS: dict[str, type[ReasonForm]] = {
    "changes": ChangesForm,
    "decline": DeclineForm,
    "relist": RelistForm,
}


@require_safe
@only_if(can_curate_library)
def read_action(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Show one text with what may be done about it, by where it stands."""
    action = get_object_or_404(of_desk(request.user), uid=uid)
    return _show(request, action, **_forms())


@require_POST
@only_if(can_curate_library)
def answer_with_listing(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Show the action to every council."""
    action = get_object_or_404(of_desk(request.user), uid=uid)
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


@require_POST
@only_if(can_curate_library)
def relist(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Put a retired action back on the list."""
    return _answer_with_reason(request, uid, relist_action, form_name="relist")


@require_POST
@only_if(can_curate_library)
def assign(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Say who looks at it."""
    action = get_object_or_404(of_desk(request.user), uid=uid)
    form = AssignForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose one of the curators.")
        return redirect("actions_desk:action", uid)
    to = form.curator()
    return _done(
        request,
        action,
        lambda: assign_action(action, to=to, by=request.user, at=timezone.now()),
        says=f"It is with {to} now." if to else "It is with nobody now.",
    )


@require_POST
@only_if(can_curate_library)
def settle(request: SignedInRequest, uid: UUID, dimension: UUID) -> HttpResponse:
    """Say that its steps in a dimension are still right."""
    action = get_object_or_404(of_desk(request.user), uid=uid)
    asked = get_object_or_404(Dimension, uid=dimension)
    return _done(
        request,
        action,
        lambda: settle_recheck(action, asked, by=request.user, at=timezone.now()),
        says="Kept: its steps are still right.",
    )


@require_POST
@only_if(can_curate_library)
def look(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Say that what its authors changed since it was listed is well."""
    action = get_object_or_404(of_desk(request.user), uid=uid)
    return _done(
        request,
        action,
        lambda: note_look(action, by=request.user, at=timezone.now()),
        says="Noted that you have looked at it.",
    )


def _done(
    request: SignedInRequest, action: Action, do: Callable[[], object], *, says: str
) -> HttpResponse:
    try:
        do()
    except (CurationRefusedError, EditRefusedError) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, says)
    return redirect("actions_desk:action", action.uid)


def _answer_with_reason(
    request: SignedInRequest, uid: UUID, answer: Answer, *, form_name: str
) -> HttpResponse:
    action = get_object_or_404(of_desk(request.user), uid=uid)
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


def _show(request: SignedInRequest, action: Action, **forms: Any) -> HttpResponse:
    edition, wording = action.current_edition, wording_of(action.model_id)
    steps = edition.transitions.order_by("position", "pk") if edition else []
    merge = Merge.objects.standing().filter(duplicate=action).newest_first().first()
    about = {
        "action": action,
        "edition": edition,
        "steps": [
            (step_in_words(one.dimension_id, one.from_level, one.to_level, wording), one.reason)
            for one in steps
        ],
        "events": action.events.select_related("by").order_by("at", "pk"),
        "may_answer": can_curate(request.user, action),
        "may_list": can_list(request.user, action),
        "merge": merge,
        "parts": action.parts.select_related("current_edition").order_by("pk"),
        "rechecks": _rechecks(action, wording),
        "is_changed": Action.objects.changed_since_looked_at().filter(pk=action.pk).exists(),
        "assign": AssignForm(initial={"to": action.assigned_to and action.assigned_to.uid}),
        "header_title": str(edition),
        "breadcrumbs_items": [
            {"url": reverse("actions_desk:queue"), "label": "Actions"},
            {"url": "", "label": str(edition)},
        ],
        **forms,
    }
    return render(request, "library/desk/read_action.html", about)


def _rechecks(action: Action, wording: Wording) -> list[dict[str, Any]]:
    """Each dimension to look at again: its name, the last release that asks, what changed there."""
    rows = action.rechecks.open().in_order().select_related("release__parent", "dimension")
    return [
        {
            "name": wording.dimension_name(row.dimension_id),
            "uid": row.dimension.uid,
            "release": row.release.number,
            "url": action.model.address_of(
                "compare",
                row.release.parent.number if row.release.parent else "",
                row.release.number,
            ),
        }
        for row in {row.dimension_id: row for row in rows}.values()
    ]
