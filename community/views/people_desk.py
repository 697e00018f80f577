"""The desk where operators give roles and moderators ban: a list, a member, what may be done."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from community.forms import BanForm, FindMembersForm, RoleForm
from community.models import Member, MemberEvent, Membership
from community.operations import bans, roles
from community.permissions import (
    can_ban,
    can_decide_on_joining,
    can_give_roles_to,
    can_see_people,
)
from community.views.join_desk import PEOPLE
from community.views.requests import SignedInRequest, only_if

PAGE_SIZE = 50
REFUSALS = {
    roles.NotAMemberError: "Only an approved member, who is not banned, may hold a role.",
    roles.RoleUnchangedError: "Nothing to do: that is how it is already.",
    bans.RoleHolderError: "This member holds a role. An operator takes it away first.",
    bans.BanUnchangedError: "Nothing to do: that is how it is already.",
}


@require_safe
@only_if(can_see_people)
def enter(request: SignedInRequest) -> HttpResponse:
    """Lead to what somebody has to do here: requests to answer, or members."""
    answers = can_decide_on_joining(request.user)
    return redirect("people:queue" if answers else "people:members")


@require_safe
@only_if(can_see_people)
def list_members(request: SignedInRequest) -> HttpResponse:
    """List members by name, or those whose name or address holds the words of `q`."""
    words = request.GET.get("q", "")
    members = Paginator(Member.objects.named_like(words).for_lists(), PAGE_SIZE)
    about = {
        "page": members.get_page(request.GET.get("page")),
        "query": urlencode({"q": words}),
        "form": FindMembersForm(initial={"q": words}),
        "may_answer_requests": can_decide_on_joining(request.user),
        "header_title": "Members",
        "breadcrumbs_items": [PEOPLE, {"url": "", "label": "Members"}],
    }
    return render(request, "community/desk/list_members.html", about)


@require_safe
@only_if(can_see_people)
def read_member(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Show one member, what happened to them, and what this reader may do."""
    member = get_object_or_404(Member.objects.for_lists(), uid=uid)
    about = {
        "member": member,
        "events": MemberEvent.objects.visible_to(request.user).of(member).newest_first(),
        "memberships": Membership.objects.visible_to(request.user).of(member).primary_first(),
        "may_give_roles": can_give_roles_to(request.user, member),
        "may_ban": can_ban(request.user, member),
        "role_form": RoleForm(),
        "reason_form": BanForm(),
        "header_title": str(member),
        "breadcrumbs_items": [
            PEOPLE,
            {"url": reverse("people:members"), "label": "Members"},
            {"url": "", "label": str(member)},
        ],
    }
    return render(request, "community/desk/read_member.html", about)


@require_POST
@only_if(can_see_people)
def give_role(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Give the member a role."""
    return _change_role(request, uid, change=roles.give_role)


@require_POST
@only_if(can_see_people)
def take_role(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Take a role away."""
    return _change_role(request, uid, change=roles.take_role)


@require_POST
@only_if(can_see_people)
def ban(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Ban the member."""
    return _change_ban(request, uid, change=bans.ban_member)


@require_POST
@only_if(can_see_people)
def lift_ban(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Lift the member's ban."""
    return _change_ban(request, uid, change=bans.lift_ban)


def _change_role(
    request: SignedInRequest, uid: UUID, *, change: Callable[..., None]
) -> HttpResponse:
    member = get_object_or_404(Member, uid=uid)
    if not can_give_roles_to(request.user, member):
        raise PermissionDenied
    form = RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose one of the roles.")
        return redirect("people:member", uid)
    role = form.cleaned_data["role"]
    return _done(request, uid, lambda: change(member, role, by=request.user, at=timezone.now()))


def _change_ban(
    request: SignedInRequest, uid: UUID, *, change: Callable[..., None]
) -> HttpResponse:
    member = get_object_or_404(Member, uid=uid)
    if not can_ban(request.user, member):
        raise PermissionDenied
    form = BanForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Give a reason: it is kept with the member’s history.")
        return redirect("people:member", uid)
    why = form.cleaned_data["reason"]
    return _done(request, uid, lambda: change(member, why=why, by=request.user, at=timezone.now()))


def _done(request: SignedInRequest, uid: UUID, change: Callable[[], None]) -> HttpResponse:
    try:
        change()
    except tuple(REFUSALS) as refusal:
        messages.error(request, REFUSALS[type(refusal)])
    else:
        messages.success(request, "Done, and noted in the member’s history.")
    return redirect("people:member", uid)
