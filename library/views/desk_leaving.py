"""Leaving the list, from the desk: merging with another action, undoing that, and retiring."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from community.forms import ReasonForm
from community.views.requests import SignedInRequest, only_if
from library.forms.choices import wording_of
from library.forms.desk import FindOtherForm, MergeForm, RetireForm, UndoMergeForm
from library.models import Action, ActionVote, Edition, Merge
from library.operations.carried_votes import outlook
from library.operations.ending import retire_action
from library.operations.merging import merge_action, undo_merge
from library.operations.refusals import CurationRefusedError
from library.permissions import can_curate_library
from library.views.desk_queue import of_desk
from library.views.look_alikes import Wish, listed_keys
from library.views.results import step_in_words

CANDIDATES = 10
NOTHING = "Not stated"
get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@get_or_post
@only_if(can_curate_library)
def merge(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Choose the action that a duplicate repeats, see both side by side, and merge them."""
    action = _listed(request, uid)
    other = _other(request, action)
    if other is None:
        return _choose(request, action, "library/desk/merge.html", "Merge", {})
    form = MergeForm(request.POST if request.method == "POST" else None)
    why = form.cleaned_data["reason"] if form.is_valid() else ""
    by, at = request.user, timezone.now()
    done = _taken(request, form, lambda: merge_action(action, into=other, why=why, by=by, at=at))
    if done:
        says = f"Merged with “{other.current_edition}”. Voters and both authors have been told."
        messages.success(request, says)
        return redirect("actions_desk:action", uid)
    about = {
        "other": other,
        "rows": _side_by_side(action, other),
        "outlook": outlook(action, other),
        "form": form,
    }
    return _choose(request, action, "library/desk/merge.html", "Merge", about)


@get_or_post
@only_if(can_curate_library)
def undo(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Show what undoing a merge takes back, and undo it."""
    action = get_object_or_404(of_desk(request.user), uid=uid)
    standing = Merge.objects.standing().filter(duplicate=action).newest_first()
    found = get_object_or_404(standing)
    form = UndoMergeForm(request.POST if request.method == "POST" else None)
    why = form.cleaned_data["reason"] if form.is_valid() else ""
    by, at = request.user, timezone.now()
    if _taken(request, form, lambda: undo_merge(found, why=why, by=by, at=at)):
        messages.success(request, "They are two actions again. Those concerned have been told.")
        return redirect("actions_desk:action", uid)
    votes = ActionVote.objects.filter(action=found.into)
    about = {
        "merge": found,
        "carried": votes.filter(merged_from=action).count(),
        "own": action.votes.count(),
        "form": form,
    }
    return _render(request, action, "library/desk/undo_merge.html", "Undo the merge", about)


@get_or_post
@only_if(can_curate_library)
def retire(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Take an action off the list, with a successor if there is one."""
    action = _listed(request, uid)
    other = _other(request, action)
    form = RetireForm(request.POST if request.method == "POST" else None)
    why = form.cleaned_data["reason"] if form.is_valid() else ""
    by, at = request.user, timezone.now()
    if _taken(request, form, lambda: retire_action(action, successor=other, why=why, by=by, at=at)):
        messages.success(request, "Retired. Its page stays, and its author has been told.")
        return redirect("actions_desk:action", uid)
    about = {"other": other, "form": form}
    return _choose(request, action, "library/desk/retire.html", "Retire", about)


def _taken(request: SignedInRequest, form: ReasonForm, do: Callable[[], object]) -> bool:
    """Whether a valid form was sent and what it asks for is done; a refusal stands above it."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        do()
    except CurationRefusedError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _listed(request: SignedInRequest, uid: UUID) -> Action:
    """A listed action of the desk; what has left the list meanwhile is shown as it is now."""
    return get_object_or_404(of_desk(request.user).public(), uid=uid)


def _other(request: SignedInRequest, action: Action) -> Action | None:
    """The listed action that the address or the form names as `other`; none when it names none."""
    asked = request.POST.get("other") or request.GET.get("other")
    if not asked:
        return None
    try:
        uid = UUID(asked)
    except ValueError:
        raise Http404 from None
    others = of_desk(request.user).public().filter(model=action.model_id)
    return get_object_or_404(others.exclude(pk=action.pk), uid=uid)


def _choose(
    request: SignedInRequest, action: Action, template: str, title: str, about: dict[str, Any]
) -> HttpResponse:
    """A page on which the other action can be looked for."""
    words = request.GET.get("q", "").strip()
    others = of_desk(request.user).listed().filter(model=action.model_id).exclude(pk=action.pk)
    if words:
        found = list(others.named_like(words).order_by("current_edition__title", "pk")[:CANDIDATES])
    else:
        keys = listed_keys(_wish(action))
        rows = others.in_bulk(keys[: CANDIDATES + 1])
        found = [rows[key] for key in keys if key in rows]
    found_form = FindOtherForm(initial={"q": words})
    about = {"find": found_form, "found": found, "words": words, **about}
    return _render(request, action, template, title, about)


def _render(
    request: SignedInRequest, action: Action, template: str, title: str, about: dict[str, Any]
) -> HttpResponse:
    form = about.get("form")
    is_faulty = request.method == "POST" and form is not None and bool(form.errors)
    about = {
        "action": action,
        "header_title": f"{title}: {action.current_edition}",
        "breadcrumbs_items": [
            {"url": reverse("actions_desk:queue"), "label": "Actions"},
            {
                "url": reverse("actions_desk:action", args=[action.uid]),
                "label": str(action.current_edition),
            },
            {"url": "", "label": title},
        ],
        **about,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_faulty else HTTPStatus.OK
    return render(request, template, about, status=status)


def _side_by_side(*actions: Action) -> list[tuple[str, list[str]]]:
    """What each of two actions says, part by part, as plain text."""
    texts = [_text(one) for one in actions]
    parts: dict[str, list[str]] = {
        "Summary": [text.summary for text in texts],
        "What you do": [text.description or text.body_markdown for text in texts],
        "Steps of the model": [_steps(one, text) for one, text in zip(actions, texts, strict=True)],
        "Effort": [text.get_effort_display() for text in texts],
        "Cost": [text.get_cost_display() for text in texts],
        "Tags": [", ".join(str(tag) for tag in text.tags.order_by("name")) for text in texts],
        "Author": [str(one.author) for one in actions],
        "Reports of use": [str(one.use_reports.count()) for one in actions],
    }
    return [(part, [says or NOTHING for says in both]) for part, both in parts.items()]


def _wish(action: Action) -> Wish:
    text = _text(action)
    return Wish(text.title, text.summary, action.model, action.pk)


def _text(action: Action) -> Edition:
    return Edition.objects.get(current_of=action)


def _steps(action: Action, text: Edition) -> str:
    wording = wording_of(action.model_id)
    rows = text.transitions.order_by("position", "pk")
    words = [step_in_words(one.dimension_id, one.from_level, one.to_level, wording) for one in rows]
    return "; ".join(f"{one.dimension}: {one.from_number} to {one.to_number}" for one in words)
