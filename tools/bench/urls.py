"""Every address of the site, and an empty page with the base template."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path


def empty(request: HttpRequest) -> HttpResponse:
    """Show what every page shows, and nothing else."""
    return render(request, "base.html")


urlpatterns = [path("bench/empty/", empty), path("", include("config.urls"))]
