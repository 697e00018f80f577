"""Asking to join. Nothing here tells whether an address is known: that goes by letter."""

from http import HTTPStatus

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from community.forms import JoinForm
from community.models import Council, Member
from community.models.visibility import visible_or_none
from community.operations.joining import ask_to_join

TOO_MANY = "Too many requests came from here. Try again tomorrow."


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Ask for name, e-mail and council, and take the wish."""
    member = visible_or_none(request.user)
    if member is not None and member.is_approved:
        return redirect("community:account")
    form = JoinForm(request.POST if request.method == "POST" else None, member=member)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    if form.is_valid():
        if consume(request, action="join", key=form.cleaned_data["email"].lower()):
            ask_to_join(form.save(commit=False), at=timezone.now())
            return redirect("community:asked")
        form.add_error(None, TOO_MANY)
        status = HTTPStatus.TOO_MANY_REQUESTS
    councils = Council.objects.existing(on=timezone.localdate()).by_name()
    about = {"form": form, "councils": councils}
    return render(request, "community/ask_to_join.html", about, status=status)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Say what happens next, the same to everybody."""
    return render(request, "community/asked_to_join.html")


def lead_in(request: HttpRequest, why: str) -> HttpResponse:
    """Lead a visitor to signing in and back, a newcomer to asking to join, told `why`."""
    if not isinstance(request.user, Member):
        return redirect_to_login(request.get_full_path())
    messages.warning(request, why)
    return redirect("community:join")
