"""The next release of the model: what is decided for it, and what is still open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from feedback.models import Proposal
from feedback.views.showing import row_of
from model_releases.models import Release
from model_releases.operations.editing import working_copy_of


@require_safe
def read_next(request: HttpRequest) -> HttpResponse:
    """Show what goes into the next release, and what may."""
    shown = Proposal.objects.public().for_lists().oldest_first()
    current = Release.objects.of_own_model().for_pages().newest_first().first()
    working = working_copy_of(current.model) if current else None
    about = {
        "current": current,
        "number": working.number if working else "",
        "decided": [row_of(one) for one in shown.accepted_and_waiting()],
        "open": [row_of(one) for one in shown.nearly_decided()],
        "put_off": [row_of(one) for one in shown.put_off()],
        "open_count": Proposal.objects.public().being_decided().count(),
    }
    return render(request, "feedback/next_release.html", about)
