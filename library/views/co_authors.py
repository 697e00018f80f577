"""Who writes an action together: inviting, answering, leaving; it tells of nobody's account."""

from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from community.models import Member
from library.forms.choices import wording_of
from library.forms.coauthors import InviteForm
from library.models import Action, CoAuthor, Edition
from library.operations.authorship import (
    AuthorshipRefusedError,
    NotInvitedError,
    accept_invitation,
    decline_invitation,
    invite_co_author,
    remove_co_author,
    take_back_invitation,
)
from library.permissions import can_choose_co_authors, is_author
from library.views.reading import prerequisites_of, serves

INVITED = "If an approved member has this address, they have been invited."
TAKEN_BACK = "If this address was invited, the invitation is taken back."
TOO_MANY = "You have sent many invitations today. Send the next one tomorrow."
ACCEPT, TAKE_BACK = "accept", "take-back"


@require_http_methods(["GET", "HEAD", "POST"])
def read_co_authors(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show who writes an action, to those who write it or are invited to; its author invites."""
    action, member = _found(request, uid)
    if request.method != "POST":
        return _show(request, action, member, InviteForm())
    if not can_choose_co_authors(member, action):
        raise Http404
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _show(request, action, member, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if not consume(request, action="invite", user=member):
        form.add_error(None, TOO_MANY)
        return _show(request, action, member, form, status=HTTPStatus.TOO_MANY_REQUESTS)
    email = form.cleaned_data["email"]
    if request.POST.get("then") == TAKE_BACK:
        take_back_invitation(action, email=email, by=member)
        messages.success(request, TAKEN_BACK)
    else:
        invite_co_author(action, email=email, by=member, at=timezone.now())
        messages.success(request, INVITED)
    return redirect("library:co_authors", uid=uid)


@require_POST
def answer_invitation(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Accept an invitation, or decline it."""
    action, member = _found(request, uid)
    if request.POST.get("answer") != ACCEPT:
        decline_invitation(action, by=member)
        messages.success(request, "The invitation is declined. Nobody is told.")
        return redirect("library:my_actions")
    try:
        accept_invitation(action, by=member, at=timezone.now())
    except NotInvitedError as refusal:
        messages.warning(request, str(refusal))
        return redirect("library:my_actions")
    messages.success(request, "You are a co-author now.")
    return redirect(_where_to_write(action))


@require_POST
def remove(request: HttpRequest, uid: UUID, key: int) -> HttpResponse:
    """Take a co-author off, or leave."""
    action, member = _found(request, uid)
    co_author = get_object_or_404(CoAuthor.objects.accepted().filter(action=action), pk=key)
    try:
        remove_co_author(co_author, by=member, at=timezone.now())
    except AuthorshipRefusedError as refusal:
        messages.warning(request, str(refusal))
        return redirect("library:co_authors", uid=uid)
    if co_author.member_id == member.pk:
        messages.success(request, "You no longer write this action.")
        return redirect("library:my_actions")
    messages.success(request, f"{co_author.member} no longer writes this action.")
    return redirect("library:co_authors", uid=uid)


def _found(request: HttpRequest, uid: UUID) -> tuple[Action, Member]:
    """An action that the reader writes or is invited to write; 404 for everybody else."""
    if not isinstance(request.user, Member):
        raise Http404
    seen = Action.objects.visible_to(request.user).written_or_invited(request.user)
    action = get_object_or_404(seen.for_reading().select_related("author"), uid=uid)
    return action, request.user


def _where_to_write(action: Action) -> str:
    if action.state == Action.State.LISTED:
        return reverse("library:edit_action", args=[action.slug])
    return reverse("library:edit_draft", args=[action.uid])


def _show(
    request: HttpRequest, action: Action, member: Member, form: InviteForm, *, status: int = 200
) -> HttpResponse:
    edition = cast(Edition, action.current_edition)
    about: dict[str, Any] = {
        "trail": [{"text": "Your actions", "url": reverse("library:my_actions")}],
        "action": action,
        "edition": edition,
        "co_authors": CoAuthor.objects.accepted().filter(action=action).in_order(),
        "may_invite": can_choose_co_authors(member, action),
        "is_invited": not is_author(member, action),
        "member": member,
        "form": form,
        "write_url": _where_to_write(action),
        "serves": serves(edition, wording_of(action.model_id)),
        "prerequisites": prerequisites_of(edition),
    }
    return render(request, "library/co_authors.html", about, status=status)
