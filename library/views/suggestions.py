"""One suggestion as a difference, and the answers to it: accept, decline, or take it back."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from community.models import Member
from library.forms.choices import wording_of
from library.forms.editing import KindForm, NotTakenForm
from library.models import Action, Suggestion
from library.operations.carrying import TextsMetError
from library.operations.drafts import draft_of_edition
from library.operations.editing import EditRefusedError, NotYoursError
from library.operations.suggesting import (
    accept_suggestion,
    decline_suggestion,
    withdraw_suggestion,
)
from library.permissions import can_answer
from library.views.comparing import changes_between, kind_shown
from library.views.public_actions import public_at, trail_to

ACCEPTED = "This is the listed text now. Who suggested it has been told."
DECLINED = "Who suggested it has been sent your reason."
Answer = Callable[[Suggestion, Member], object]


@require_safe
def read_suggestion(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Show what a suggestion would change, and what this reader can do about it."""
    action = public_at(request, slug)
    return _show(request, action, suggestion_at(request, action, uid))


@require_POST
def accept(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Make it the listed text."""
    form = KindForm(request.POST)
    kind = request.POST.get("kind", "")
    return _answer(
        request,
        (slug, uid),
        lambda one, by: accept_suggestion(one, kind=kind, by=by, at=timezone.now()),
        said=ACCEPTED,
        accept_form=form,
    )


@require_POST
def decline(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Leave the text as it is, and say why."""
    form = NotTakenForm(request.POST)
    why = request.POST.get("reason", "")
    return _answer(
        request,
        (slug, uid),
        lambda one, by: decline_suggestion(one, why=why, by=by, at=timezone.now()),
        said=DECLINED,
        decline_form=form,
    )


@require_POST
def withdraw(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """Take one's own back."""
    return _answer(
        request,
        (slug, uid),
        lambda one, by: withdraw_suggestion(one, by=by, at=timezone.now()),
        said="Your suggestion is taken back.",
    )


def suggestion_at(request: HttpRequest, action: Action, uid: UUID) -> Suggestion:
    """The suggestion of that uid on that action, if this reader may see it, or 404."""
    seen = Suggestion.objects.visible_to(request.user).filter(action=action).for_lists()
    return get_object_or_404(seen, uid=uid)


def about_suggestion(suggestion: Suggestion, **forms: Any) -> dict[str, Any]:
    """What the page and the desk show of a suggestion. Seven queries.

    What it would change is shown against the text it was made on; `met` says where that has been
    changed since, in parts that the suggestion changes too.
    """
    base, edition = suggestion.based_on, suggestion.edition
    wording = wording_of(suggestion.action.model_id)
    kind = {"kind": edition.kind}
    return {
        "suggestion": suggestion,
        "kind": kind_shown(edition),
        "changes": changes_between(draft_of_edition(base), draft_of_edition(edition), wording),
        "is_older": suggestion.is_open and base.pk != suggestion.action.current_edition_id,
        "accept_form": KindForm(initial=kind),
        "decline_form": NotTakenForm(),
        **forms,
    }


def _answer(
    request: HttpRequest,
    where: tuple[str, UUID],
    answer: Answer,
    *,
    said: str,
    **forms: Any,
) -> HttpResponse:
    slug, uid = where
    action = public_at(request, slug)
    suggestion = suggestion_at(request, action, uid)
    if not isinstance(request.user, Member):
        return redirect_to_login(request.get_full_path())
    if not all(form.is_valid() for form in forms.values()):
        return _show(request, action, suggestion, status=422, **forms)
    try:
        answer(suggestion, request.user)
    except (EditRefusedError, TextsMetError) as refusal:
        messages.warning(request, str(refusal))
        is_not_theirs = isinstance(refusal, NotYoursError)
        status = HTTPStatus.FORBIDDEN if is_not_theirs else HTTPStatus.CONFLICT
        now = suggestion_at(request, action, uid)
        return _show(request, action, now, status=status, **forms)
    messages.success(request, said)
    return redirect("library:suggestion", slug=slug, uid=uid)


def _show(
    request: HttpRequest,
    action: Action,
    suggestion: Suggestion,
    *,
    status: int = 200,
    **forms: Any,
) -> HttpResponse:
    about = {
        "trail": trail_to(action),
        "action": action,
        "may_answer": suggestion.is_open and can_answer(request.user, suggestion),
        "is_own": suggestion.by_id == request.user.pk,
        **about_suggestion(suggestion, **forms),
    }
    return render(request, "library/suggestion.html", about, status=status)
