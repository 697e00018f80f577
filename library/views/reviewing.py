"""Saying that a listed action is still right: a review, by those who look after it."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from community.models import Member
from library.forms.reviewing import ReviewForm
from library.models import Action
from library.operations.editing import EditRefusedError, record_review
from library.permissions import can_review
from library.views.public_actions import public_at, trail_to


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a review; for those who do not look after the action, it is not there."""
    action = public_at(request, slug)
    if not isinstance(request.user, Member):
        return redirect_to_login(request.get_full_path())
    if not can_review(request.user, action):
        raise Http404
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        return _show(request, action, form, status=status)
    said = form.cleaned_data
    try:
        record_review(action, **said, by=request.user, at=timezone.now())
    except EditRefusedError as refusal:
        form.add_error("next_due_on", str(refusal))
        return _show(request, action, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, "The review is kept. Nobody is asked to support the action again.")
    return redirect("library:action", slug)


def _show(request: HttpRequest, action: Action, form: ReviewForm, *, status: int) -> HttpResponse:
    about = {
        "action": action,
        "trail": trail_to(action),
        "form": form,
        "edit_url": reverse("library:edit_action", args=[action.slug]),
    }
    return render(request, "library/review_action.html", about, status=status)
