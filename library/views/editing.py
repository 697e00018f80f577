"""Editing a listed action: its authors at once, everybody else as a suggestion, on one page."""

from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, cast
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from community.models import Member
from community.views.joining import lead_in
from community.views.lost_sessions import keep_and_lead_in, kept_form
from library.forms.choices import wording_of
from library.forms.editing import ChangeForm
from library.forms.proposing import (
    ANOTHER,
    LOOK,
    ActionForm,
    form_of,
    sent_form,
    typed_form,
)
from library.models import Action, Edition, Suggestion
from library.operations.carrying import TextsMetError, carry_over_mine
from library.operations.drafts import ActionDraft, draft_of_edition
from library.operations.editing import Edit, EditRefusedError, NotListedError, edit_listed
from library.operations.suggesting import suggest_edit
from library.permissions import can_propose, is_author
from library.views.comparing import PartChange, changes_between
from ui.errors import Trouble, page_for

NOT_YET_A_MEMBER = "You can suggest edits once a moderator has let you in. Ask to join first."
NO_EDITS = Trouble(
    409,
    "This action takes no edits any more",
    ("It is not in the library’s list. Its page says why, and what to use instead.",),
)
EDITED = "This is the new text. Everybody sees it now, and search finds it."
SUGGESTED = "Sent to the authors and the curators. You will hear what they decide."


@dataclass
class Writing:
    """Somebody at work on the text of a listed action; `base` is the edition they began from."""

    action: Action
    base: Edition
    is_own: bool

    @property
    def current(self) -> Edition:
        """The text that is listed now."""
        return cast(Edition, self.action.current_edition)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_action(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the next text of a listed action, or a suggestion of it; nothing typed is lost."""
    public = Action.objects.public().visible_to(request.user).for_reading()
    action = get_object_or_404(public.select_related("author"), slug=slug)
    if request.method == "POST" and not isinstance(request.user, Member):
        return keep_and_lead_in(request)
    if not can_propose(request.user):
        return lead_in(request, NOT_YET_A_MEMBER)
    kept = kept_form(request)
    if action.state != Action.State.LISTED and request.method != "POST" and not kept:
        return page_for(NO_EDITS)
    typed = request.POST if request.method == "POST" else kept
    work = Writing(action, _began_from(typed, action), is_author(request.user, action))
    if typed is None:
        return _show(request, work, _fresh_form(work), _change_form(work))
    if kept is not None or typed.get("then") == ANOTHER:
        more = 1 if typed.get("then") == ANOTHER else 0
        form = typed_form(typed, action.model, base=work.base, more_rows=more)
        change = _change_form(work, initial={name: typed.get(name) for name in ("kind", "note")})
        return _show(request, work, form, change, is_kept=kept is not None)
    return _take(request, work, by=request.user)


def _began_from(typed: QueryDict | None, action: Action) -> Edition:
    """The edition that a form names, or the listed one."""
    number = typed.get("based_on", "") if typed else ""
    if number.isascii() and number.isdigit() and len(number) < 6:
        named = action.editions.frozen().filter(number=int(number)).order_by("pk").first()
        if named is not None:
            return named
    return cast(Edition, action.current_edition)


def _fresh_form(work: Writing) -> ActionForm:
    return form_of(work.base, work.action.model, uid=uuid4())


def _change_form(work: Writing, initial: dict[str, Any] | None = None) -> ChangeForm:
    return ChangeForm(initial={**(initial or {}), "based_on": work.base.number})


def _take(request: HttpRequest, work: Writing, *, by: Member) -> HttpResponse:
    form = sent_form(request.POST, work.action.model, base=work.base)
    change = ChangeForm(request.POST)
    if not all([form.is_valid(), change.is_valid()]):
        return _show(request, work, form, change, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    said = change.cleaned_data
    edit = Edit(form.draft(), said["kind"], said["note"], work.base)
    if request.POST.get("then") == LOOK:
        changes = _changes(work, draft_of_edition(work.base), edit.draft)
        return _show(request, work, form, change, changes=changes, is_looked_at=True)
    uid = form.words.cleaned_data["uid"]
    try:
        if work.is_own:
            edit_listed(work.action, edit, by=by, at=timezone.now())
        else:
            suggest_edit(work.action, edit, uid=uid, by=by, at=timezone.now())
    except TextsMetError as met:
        return _show_met(request, work, edit, met)
    except EditRefusedError as refusal:
        change.add_error(None, str(refusal))
        is_late = isinstance(refusal, NotListedError)
        status = HTTPStatus.CONFLICT if is_late else HTTPStatus.UNPROCESSABLE_ENTITY
        return _show(request, work, form, change, status=status)
    messages.success(request, EDITED if work.is_own else SUGGESTED)
    return _after_sending(work, uid=uid)


def _after_sending(work: Writing, *, uid: Any) -> HttpResponse:
    if work.is_own:
        return redirect("library:action", slug=work.action.slug)
    made = Suggestion.objects.only("uid").get(uid=uid)
    return redirect("library:suggestion", slug=work.action.slug, uid=made.uid)


def _show_met(request: HttpRequest, work: Writing, edit: Edit, met: TextsMetError) -> HttpResponse:
    """The form on top of what the text says now, with one's own words, and both beside it."""
    base, now = draft_of_edition(work.base), draft_of_edition(work.current)
    mine = carry_over_mine(edit.draft, base=base, current=now)
    on_top = replace(work, base=work.current)
    form = form_of(work.current, work.action.model, draft=mine, uid=request.POST.get("uid"))
    change = _change_form(on_top, initial={"kind": edit.kind, "note": edit.note})
    about = {
        "refusal": str(met),
        "theirs": _changes(work, base, now),
        "changes": _changes(work, now, mine),
    }
    return _show(request, on_top, form, change, status=HTTPStatus.CONFLICT, **about)


def _changes(work: Writing, old: ActionDraft, new: ActionDraft) -> list[PartChange]:
    return changes_between(old, new, wording_of(work.action.model_id))


def _show(
    request: HttpRequest,
    work: Writing,
    form: ActionForm,
    change: ChangeForm,
    **about: Any,
) -> HttpResponse:
    status = about.pop("status", HTTPStatus.OK)
    page = reverse("library:action", args=[work.action.slug])
    trail = [
        {"text": "Actions", "url": reverse("library:find_actions")},
        {"text": str(work.current), "url": page},
    ]
    context = {
        "trail": trail,
        "action": work.action,
        "is_own": work.is_own,
        "form": form,
        "change": change,
        **about,
    }
    return render(request, "library/edit_action.html", context, status=status)
