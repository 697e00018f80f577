"""The next release of the model: what is decided for it, and what is still open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from feedback.models import Proposal
from feedback.views.showing import row_of
from model_releases.canonical.parts import dotted
from model_releases.models import Release
from model_releases.operations.editing import working_copy_of


@require_safe
def read_next(request: HttpRequest) -> HttpResponse:
    """Show what goes into the next release, and what may."""
    shown = Proposal.objects.public().for_lists().oldest_first()
    current = Release.objects.of_own_model().for_pages().newest_first().first()
    working = working_copy_of(current.model) if current else None
    put_off = list(shown.put_off())
    reached = working or current
    due = [one for one in put_off if reached and _is_due(one, in_release=reached.number)]
    about = {
        "current": current,
        "number": working.number if working else "",
        "decided": [row_of(one) for one in shown.accepted_and_waiting()],
        "open": [row_of(one) for one in shown.nearly_decided()],
        "due": [row_of(one) for one in due],
        "put_off": [row_of(one) for one in put_off if one not in due],
        "open_count": Proposal.objects.public().being_decided().count(),
    }
    return render(request, "feedback/next_release.html", about)


def _is_due(proposal: Proposal, *, in_release: str) -> bool:
    """Whether a proposal was put off to this release, or to one before it."""
    decision = proposal.decision
    until = dotted(decision.deferred_to) if decision else ()
    # A word as a number comes neither before nor after another.
    return bool(until) and dotted(in_release) >= until
