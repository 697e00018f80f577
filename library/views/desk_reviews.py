"""The curators' desk for reviews: what is due, since when, and who keeps it."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from community.views.requests import SignedInRequest, only_if
from library.forms.desk import KeeperForm
from library.models import Action
from library.operations import keeping
from library.operations.refusals import CurationRefusedError
from library.permissions import can_curate_library

AHEAD = timedelta(days=60)
PAGE_SIZE = 50


@require_safe
@only_if(can_curate_library)
def list_reviews(request: SignedInRequest) -> HttpResponse:
    """List what was due, or is within 60 days, the longest overdue first."""
    today = timezone.localdate()
    due = Action.objects.due(on=today + AHEAD).soonest_due_first().for_reviews()
    about = {
        "page": Paginator(due, PAGE_SIZE).get_page(request.GET.get("page")),
        "overdue": Action.objects.overdue(on=today).count(),
        "today": today,
        "days": AHEAD.days,
        "header_title": "Reviews",
        "breadcrumbs_items": _trail("Reviews"),
    }
    return render(request, "library/desk/list_reviews.html", about)


@require_http_methods(["GET", "HEAD", "POST"])
@only_if(can_curate_library)
def choose_keeper(request: SignedInRequest, uid: UUID) -> HttpResponse:
    """Ask who keeps a listed action up to date, and keep the answer."""
    action = get_object_or_404(Action.objects.listed().for_reviews(), uid=uid)
    form = KeeperForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        keeper = form.cleaned_data["keeper"]
        try:
            keeping.choose_keeper(action, keeper=keeper, by=request.user, at=timezone.now())
        except CurationRefusedError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Kept. Who keeps it has been told.")
        return redirect("actions_desk:reviews")
    about = {
        "action": action,
        "form": form,
        "header_title": str(action.current_edition),
        "breadcrumbs_items": _trail("Reviews", str(action.current_edition)),
    }
    return render(request, "library/desk/choose_keeper.html", about)


def _trail(*labels: str) -> list[dict[str, str]]:
    links = {"Reviews": reverse("actions_desk:reviews")}
    first = {"url": reverse("actions_desk:queue"), "label": "Actions"}
    last = len(labels) - 1
    return [
        first,
        *(
            {"url": links[label] if place < last else "", "label": label}
            for place, label in enumerate(labels)
        ),
    ]
