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
from community.views.lost_sessions import keep_and_lead_in, kept_form
from library.forms.choices import wording_of
from library.forms.proposing import (
    ANOTHER,
    CHECK,
    LOOK,
    ActionForm,
    blank_form,
    form_of,
    sent_form,
    typed_form,
)
from library.models import Action, CoAuthor, Edition, Suggestion
from library.operations.drafts import ActionDraft, draft_of_edition
from library.operations.importing import NoModelError, own_model
from library.operations.submission import (
    DraftChangedError,
    IncompleteDraftError,
    NotWritableError,
    missing_parts,
    save_draft,
    start_draft,
    submit_action,
)
from library.permissions import can_propose, can_write
from library.views.calendars import address_of_calendar
from library.views.comparing import changes_between
from library.views.look_alikes import Wish, look_alikes
from model_releases.models import Model
from ui.errors import Trouble, page_for

NOT_YET_A_MEMBER = "You can propose actions once a moderator has let you in. Ask to join first."
MOST_SUGGESTIONS = 20
SENT = "Sent to the curators. You will hear within 10 working days, with a reason either way."
NO_MODEL = Trouble(
    503, "There is nothing to propose for yet", ("This site has no model yet. Come back later.",)
)


@require_http_methods(["GET", "HEAD", "POST"])
def propose_action(request: HttpRequest) -> HttpResponse:
    """Take a new action as a draft. A visitor is led to signing in, a newcomer to joining."""
    if request.method == "POST" and not isinstance(request.user, Member):
        return keep_and_lead_in(request)
    if not can_propose(request.user):
        return lead_in(request, NOT_YET_A_MEMBER)
    try:
        model = own_model()
    except NoModelError:
        return page_for(NO_MODEL)
    if shown := _half_written(request, model):
        return shown
    if request.method != "POST":
        return _show(request, form=blank_form(model))
    form = sent_form(request.POST, model)
    if not form.is_valid():
        return _show(request, form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    uid = form.words.cleaned_data["uid"]
    try:
        action = start_draft(form.draft(), uid=uid, model=model, by=request.user, at=timezone.now())
    except (NotWritableError, DraftChangedError) as refusal:
        messages.warning(request, str(refusal))
        return redirect("library:my_actions")
    return _after_saving(request, action)


def _half_written(
    request: HttpRequest, model: Model, action: Action | None = None, **about: Any
) -> HttpResponse | None:
    """The form as somebody typed it, not checked; none when it is to be read.

    After signing in again, with one more row, or with what is like it.
    """
    kept, then = kept_form(request), request.POST.get("then")
    if kept is None and then not in (ANOTHER, LOOK):
        return None
    typed = request.POST if kept is None else kept
    base = action.current_edition if action else None
    if then == LOOK:
        title, summary = (typed.get(name, "") for name in ("title", "summary"))
        about["look_alikes"] = look_alikes(
            Wish(title, summary, model, action.pk if action else None)
        )
        about["is_looked_at"] = True
        if getattr(request, "htmx", False):
            return render(request, "library/look_alikes.html", about)
    more_rows = 1 if then == ANOTHER else 0
    form = typed_form(typed, model, base=base, more_rows=more_rows)
    return _show(request, form=form, action=action, is_kept=kept is not None, **about)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_draft(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Change a text that is with its authors; for everybody else it does not exist."""
    if request.method == "POST" and not isinstance(request.user, Member):
        return keep_and_lead_in(request)  # whether or not there is such a draft
    action, member = _own(request, uid)
    edition = action.current_edition
    if edition is None or not can_write(member, action):
        messages.warning(request, "This text is with the curators, or decided on.")
        return redirect("library:my_actions")
    asked_for = _last_word(action)
    if shown := _half_written(request, action.model, action, asked_for=asked_for):
        return shown
    about: dict[str, Any] = {"action": action, "asked_for": asked_for}
    if request.method != "POST":
        return _show(request, form=_form_of(edition, action), **about)
    form = sent_form(request.POST, action.model, base=edition)
    if not form.is_valid():
        return _show(request, form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY, **about)
    opened_at = form.words.cleaned_data["opened_at"]
    try:
        save_draft(action, form.draft(), by=member, at=timezone.now(), opened_at=opened_at)
    except DraftChangedError as refusal:
        return _show_both(request, action, form.draft(), refusal)
    return _after_saving(request, action)


def _form_of(edition: Edition, action: Action, draft: ActionDraft | None = None) -> ActionForm:
    opened_at = edition.written_at.isoformat()
    return form_of(edition, action.model, draft=draft, uid=action.uid, opened_at=opened_at)


def _show_both(
    request: HttpRequest, action: Action, mine: ActionDraft, refusal: DraftChangedError
) -> HttpResponse:
    """One's own words in the form, and how they differ from those that a co-author saved."""
    stored = Edition.objects.get(current_of=action)
    wording = wording_of(action.model_id)
    about = {
        "action": action,
        "refusal": str(refusal),
        "changes": changes_between(draft_of_edition(stored), mine, wording),
    }
    form = _form_of(stored, action, mine)
    return _show(request, form=form, status=HTTPStatus.CONFLICT, **about)


@require_http_methods(["GET", "HEAD", "POST"])
def check_draft(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show what looks alike, then hand the text in."""
    action, member = _own(request, uid)
    edition = action.current_edition
    if edition is None:
        raise Http404
    if request.method == "POST":
        return _hand_in(request, action, by=member)
    if not can_write(member, action):
        return redirect("library:my_actions")
    about = {
        "action": action,
        "edition": edition,
        "missing": missing_parts(edition),
        "look_alikes": look_alikes(Wish(edition.title, edition.summary, action.model, action.pk)),
    }
    return _page(request, "library/check_draft.html", about)


@require_safe
def my_actions(request: HttpRequest) -> HttpResponse:
    """List what a member writes, what they are invited to, and what they have suggested."""
    if not isinstance(request.user, Member):
        return redirect_to_login(request.get_full_path())
    own = Action.objects.visible_to(request.user).written_by(request.user).for_reading()
    invited = CoAuthor.objects.waiting().filter(member=request.user)
    suggested = Suggestion.objects.visible_to(request.user).filter(by=request.user)
    about = {
        "member": request.user,
        "actions": own.select_related("author").with_last_word().newest_drafts_first(),
        "invitations": invited.select_related("action__current_edition", "invited_by").in_order(),
        "suggestions": suggested.newest_first()[:MOST_SUGGESTIONS],
        "kept": Action.objects.listed().kept_by(request.user).soonest_due_first().for_reviews(),
        "calendar": address_of_calendar(request.user),
        "today": timezone.localdate(),
    }
    return _page(request, "library/my_actions.html", about)


def _own(request: HttpRequest, uid: UUID) -> tuple[Action, Member]:
    """An action that the member writes, and the member; 404 for others, as for what is not there.

    Who is invited to it and has not answered gets 404 too: they read it beside the invitation.
    """
    if not isinstance(request.user, Member):
        raise Http404
    own = Action.objects.visible_to(request.user).written_by(request.user).for_reading()
    return get_object_or_404(own.select_related("author"), uid=uid), request.user


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
    messages.success(request, "Draft saved. Only you, and those who write with you, can see it.")
    return redirect("library:edit_draft", uid=action.uid)


def _hand_in(request: HttpRequest, action: Action, *, by: Member) -> HttpResponse:
    try:
        submit_action(action, by=by, at=timezone.now())
    except IncompleteDraftError as refusal:
        messages.warning(request, str(refusal))
        return redirect("library:edit_draft", uid=action.uid)
    except NotWritableError as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, SENT)
    return redirect("library:my_actions")
