"""A member's own account: name, councils, roles, and what happens next."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from community.forms import NameForm
from community.models import Interest, JoinRequest, MemberEvent, Membership
from community.models.visibility import visible_or_none
from community.operations.accounts import rename_member
from community.views.requests import SignedInRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def read_account(request: SignedInRequest) -> HttpResponse:
    """Show the account; take another name."""
    member = request.user
    form = NameForm(request.POST or None, initial={"name": member.display_name})
    if form.is_valid():
        rename_member(member, name=form.cleaned_data["name"])
        messages.success(request, "Your name is changed everywhere it stands.")
        return redirect("community:account")
    today = timezone.localdate()
    about = {
        "form": form,
        "member": member,
        "memberships": Membership.objects.of(member).current(on=today).primary_first(),
        "waiting": JoinRequest.objects.waiting().filter(member=member).first(),
        "declined": JoinRequest.objects.answered().filter(member=member).first(),
        "interests": Interest.objects.visible_to(member).of(member).open(),
        "events": MemberEvent.objects.of(member).newest_first(),
    }
    return render(request, "community/read_account.html", about)


@require_safe
def enter_admin(request: HttpRequest) -> HttpResponse:
    """Stand where Wagtail's own sign-in would: there is one door, and it counts attempts.

    Who is signed in and has no business in the admin is led to their account, not asked again.
    """
    member = visible_or_none(request.user)
    if member is None:
        return redirect_to_login(request.GET.get("next") or reverse("wagtailadmin_home"))
    is_known_there = member.has_perm("wagtailadmin.access_admin")
    return redirect("wagtailadmin_home" if is_known_there else "community:account")
