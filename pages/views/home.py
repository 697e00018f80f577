"""The front page: what this is, the current release, search, and what is new."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from library.models import Action
from model_releases.models import Release

NEWEST = 3


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the way in: search, the model's shape, the newest actions."""
    release = Release.objects.of_own_model().current().defer("content").first()
    return render(
        request,
        "pages/home.html",
        {
            "release": release,
            "newest": Action.objects.listed().newest_first().for_lists()[:NEWEST],
            "actions_count": Action.objects.listed().count(),
        },
    )
