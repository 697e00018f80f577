"""A member's own interests: declared and ended here, shown beside their name elsewhere."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from community.forms import InterestForm
from community.models import Interest
from community.operations.interests import (
    TooManyInterestsError,
    declare_interest,
    end_interest,
)
from community.views.joining import lead_in
from community.views.requests import SignedInRequest

NOT_YET_A_MEMBER = "You can declare interests once a moderator has let you in. Ask to join first."


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def read_interests(request: SignedInRequest) -> HttpResponse:
    """Show one's interests, past ones too; take another."""
    if not request.user.is_approved:
        return lead_in(request, NOT_YET_A_MEMBER)
    form = InterestForm(request.POST if request.method == "POST" else None)
    status = HTTPStatus.OK
    if form.is_bound and form.is_valid():
        try:
            declare_interest(request.user, **form.cleaned_data, on=timezone.localdate())
        except TooManyInterestsError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Declared. It stands beside what you say from today.")
            return redirect("community:interests")
    if form.is_bound:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    interests = Interest.objects.visible_to(request.user).of(request.user).newest_first()
    about = {"form": form, "interests": interests}
    return render(request, "community/read_interests.html", about, status=status)


@login_required
@require_POST
def end(request: SignedInRequest, key: int) -> HttpResponse:
    """End one of one's own; another's does not exist."""
    interest = get_object_or_404(Interest.objects.of(request.user).exclude(about=""), pk=key)
    end_interest(interest, on=timezone.localdate())
    messages.success(request, "Ended. It stays beside what you said while you had it.")
    return redirect("community:interests")
