"""Suggestions on the curators' desk: what waits, the longest first, and one with its answers."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from community.views.requests import SignedInRequest, only_if
from library.forms.editing import KindForm, NotTakenForm
from library.models import Suggestion
from library.operations.carrying import TextsMetError
from library.operations.editing import EditRefusedError
from library.operations.suggesting import accept_suggestion, decline_suggestion
from library.permissions import can_answer, can_curate_library
from library.views.suggestions import ACCEPTED, DECLINED, about_suggestion

ON_A_PAGE = 50
ACCEPT, DECLINE = "accept", "decline"


@require_safe
@only_if(can_curate_library)
def read_suggestions(request: SignedInRequest) -> HttpResponse:
    """List the suggestions that wait, whoever may answer them, and how long they have waited."""
    open_ones = Suggestion.objects.visible_to(request.user).open().on_listed_actions()
    page = Paginator(open_ones.longest_waiting_first(), ON_A_PAGE).get_page(request.GET.get("page"))
    about = {
        "page": page,
        "header_title": "Suggestions",
        "breadcrumbs_items": [
            {"url": reverse("actions_desk:queue"), "label": "Actions"},
            {"url": "", "label": "Suggestions"},
        ],
    }
    return render(request, "library/desk/read_suggestions.html", about)


@require_http_methods(["GET", "HEAD", "POST"])
@only_if(can_curate_library)
def read_suggestion(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Show one as a difference, and take the answer."""
    found = Suggestion.objects.visible_to(request.user).for_lists()
    suggestion = get_object_or_404(found, uid=uid)
    if request.method == "POST":
        return _take(request, suggestion)
    return _show(request, suggestion)


def _take(request: SignedInRequest, suggestion: Suggestion) -> HttpResponse:
    accepting = request.POST.get("then") == ACCEPT
    form = (KindForm if accepting else NotTakenForm)(request.POST)
    if not form.is_valid():
        name = "accept_form" if accepting else "decline_form"
        return _show(request, suggestion, status=422, **{name: form})
    said, by, at = form.cleaned_data, request.user, timezone.now()
    try:
        if accepting:
            accept_suggestion(suggestion, kind=said["kind"], by=by, at=at)
        else:
            decline_suggestion(suggestion, why=said["reason"], by=by, at=at)
    except (EditRefusedError, TextsMetError) as refusal:
        messages.error(request, str(refusal))
        return redirect("actions_desk:suggestion", suggestion.uid)
    messages.success(request, ACCEPTED if accepting else DECLINED)
    return redirect("actions_desk:suggestions")


def _show(
    request: SignedInRequest, suggestion: Suggestion, *, status: int = 200, **forms: object
) -> HttpResponse:
    title = str(suggestion.action.current_edition)
    about = {
        **about_suggestion(suggestion, **forms),
        "may_answer": suggestion.is_open and can_answer(request.user, suggestion),
        "is_own": suggestion.by_id == request.user.pk,
        "header_title": f"Suggestion: {title}",
        "breadcrumbs_items": [
            {"url": reverse("actions_desk:queue"), "label": "Actions"},
            {"url": reverse("actions_desk:suggestions"), "label": "Suggestions"},
            {"url": "", "label": title},
        ],
    }
    return render(request, "library/desk/read_suggestion.html", about, status=status)
