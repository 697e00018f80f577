"""Proposing an action: a private draft, what looks alike, and handing it in."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from community.models import Member
from community.views.joining import lead_in
from library.forms.proposing import ANOTHER, CHECK, blank_form, form_of, sent_form, with_another_row
from library.models import Action
from library.operations.importing import NoModelError, own_model
from library.operations.submission import (
    IncompleteDraftError,
    NotWritableError,
    missing_parts,
    save_draft,
    start_draft,
    submit_action,
)
from library.permissions import can_propose, can_write
from library.views.calendars import address_of_calendar
from library.views.look_alikes import look_alikes
from ui.errors import Trouble, page_for

NOT_YET_A_MEMBER = "You can propose actions once a moderator has let you in. Ask to join first."
SENT = "Sent to the curators. You will hear within 10 working days, with a reason either way."
NO_MODEL = Trouble(
    503, "There is nothing to propose for yet", ("This site has no model yet. Come back later.",)
)


@require_http_methods(["GET", "HEAD", "POST"])
def propose_action(request: HttpRequest) -> HttpResponse:
    """Take a new action as a draft. A visitor is led to signing in, a newcomer to joining."""
    if not can_propose(request.user):
        return lead_in(request, NOT_YET_A_MEMBER)
    try:
        model = own_model()
    except NoModelError:
        return page_for(NO_MODEL)
    if request.method != "POST":
        return _show(request, form=blank_form(model))
    if request.POST.get("then") == ANOTHER:
        return _show(request, form=with_another_row(request.POST, model))
    form = sent_form(request.POST, model)
    if not form.is_valid():
        return _show(request, form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    uid = form.words.cleaned_data["uid"]
    try:
        action = start_draft(form.draft(), uid=uid, model=model, by=request.user, at=timezone.now())
    except NotWritableError as refusal:
        messages.warning(request, str(refusal))
        return redirect("library:my_actions")
    return _after_saving(request, action)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_draft(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Change a text that is with its author; for everybody else it does not exist."""
    action = _own(request, uid)
    edition = action.current_edition
    if edition is None or not can_write(request.user, action):
        messages.warning(request, "This text is with the curators, or decided on.")
        return redirect("library:my_actions")
    about: dict[str, Any] = {"action": action, "asked_for": _last_word(action)}
    if request.method != "POST":
        return _show(request, form=form_of(edition, action.model), **about)
    if request.POST.get("then") == ANOTHER:
        return _show(request, form=with_another_row(request.POST, action.model), **about)
    form = sent_form(request.POST, action.model)
    if not form.is_valid():
        return _show(request, form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY, **about)
    save_draft(action, form.draft(), by=action.author, at=timezone.now())
    return _after_saving(request, action)


@require_http_methods(["GET", "HEAD", "POST"])
def check_draft(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show what looks alike, then hand the text in."""
    action = _own(request, uid)
    edition = action.current_edition
    if edition is None:
        raise Http404
    if request.method == "POST":
        return _hand_in(request, action)
    if not can_write(request.user, action):
        return redirect("library:my_actions")
    about = {
        "action": action,
        "edition": edition,
        "missing": missing_parts(edition),
        "look_alikes": look_alikes(action, edition),
    }
    return _page(request, "library/check_draft.html", about)


@require_safe
def my_actions(request: HttpRequest) -> HttpResponse:
    """List a member's own actions with what became of them."""
    if not isinstance(request.user, Member):
        return redirect_to_login(request.get_full_path())
    own = Action.objects.visible_to(request.user).filter(author=request.user).for_reading()
    about = {
        "actions": own.with_last_word().newest_drafts_first(),
        "kept": Action.objects.listed().kept_by(request.user).soonest_due_first().for_reviews(),
        "calendar": address_of_calendar(request.user),
        "today": timezone.localdate(),
    }
    return _page(request, "library/my_actions.html", about)


def _own(request: HttpRequest, uid: UUID) -> Action:
    """A member's own action; 404 for others, as for what does not exist."""
    if not isinstance(request.user, Member):
        raise Http404
    own = Action.objects.visible_to(request.user).filter(author=request.user).for_reading()
    return get_object_or_404(own.select_related("author"), uid=uid)


def _last_word(action: Action) -> str:
    """What a curator asked for last; empty for a draft that nobody has seen."""
    asked = action.events.filter(what=Action.State.CHANGES_ASKED).order_by("-at", "-pk")
    return asked.values_list("why", flat=True).first() or ""


def _show(
    request: HttpRequest, *, status: HTTPStatus = HTTPStatus.OK, **about: Any
) -> HttpResponse:
    response = _page(request, "library/propose_action.html", about)
    response.status_code = status.value
    return response


def _page(request: HttpRequest, template: str, about: dict[str, Any]) -> HttpResponse:
    trail = [{"text": "Actions", "url": reverse("library:find_actions")}]
    return render(request, template, {"trail": trail, **about})


def _after_saving(request: HttpRequest, action: Action) -> HttpResponse:
    if request.POST.get("then") == CHECK:
        return redirect("library:check_draft", uid=action.uid)
    messages.success(request, "Draft saved. Only you can see it.")
    return redirect("library:edit_draft", uid=action.uid)


def _hand_in(request: HttpRequest, action: Action) -> HttpResponse:
    try:
        submit_action(action, by=action.author, at=timezone.now())
    except IncompleteDraftError as refusal:
        messages.warning(request, str(refusal))
        return redirect("library:edit_draft", uid=action.uid)
    except NotWritableError as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, SENT)
    return redirect("library:my_actions")
