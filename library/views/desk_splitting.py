"""Splitting an action, from the desk: its parts with their titles and steps."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from community.views.requests import SignedInRequest, only_if
from library.forms.choices import wording_of
from library.forms.desk import SplitForm
from library.models import Action
from library.operations.refusals import CurationRefusedError
from library.operations.splitting import split_action
from library.permissions import can_curate_library
from library.views.desk_leaving import get_or_post
from library.views.desk_queue import of_desk
from library.views.results import step_in_words


@get_or_post
@only_if(can_curate_library)
def split(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Make several waiting actions of a listed one."""
    action = get_object_or_404(of_desk(request.user).public(), uid=uid)
    sent = request.POST if request.method == "POST" else None
    form = SplitForm(sent, steps=_steps(action))
    status = HTTPStatus.OK
    if sent is not None:
        if form.is_valid() and _is_split(request, action, form):
            return redirect("actions_desk:action", uid)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    about = {
        "action": action,
        "form": form,
        "header_title": f"Split: {action.current_edition}",
        "breadcrumbs_items": [
            {"url": reverse("actions_desk:queue"), "label": "Actions"},
            {
                "url": reverse("actions_desk:action", args=[uid]),
                "label": str(action.current_edition),
            },
            {"url": "", "label": "Split"},
        ],
    }
    return render(request, "library/desk/split.html", about, status=status)


def _is_split(request: SignedInRequest, action: Action, form: SplitForm) -> bool:
    why, parts = form.cleaned_data["reason"], form.parts()
    try:
        made = split_action(action, parts, why=why, by=request.user, at=timezone.now())
    except CurationRefusedError as refusal:
        form.add_error(None, str(refusal))
        return False
    says = f"{len(made)} parts wait on the desk. Another curator lists them."
    messages.success(request, says)
    return True


def _steps(action: Action) -> list[tuple[int, str]]:
    """Key of each step of the current text, and the step in words."""
    wording, edition = wording_of(action.model_id), action.current_edition
    rows = edition.transitions.order_by("position", "pk") if edition else []
    words = [
        (one.pk, step_in_words(one.dimension_id, one.from_level, one.to_level, wording))
        for one in rows
    ]
    return [(key, f"{one.dimension}: {one.from_number} to {one.to_number}") for key, one in words]
