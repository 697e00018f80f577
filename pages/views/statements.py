"""Statements which the law or the licence asks for: fixed texts, the same for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible the site is, and how to say that something is not."""
    return render(request, "pages/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What the site keeps about people, why, and for how long."""
    return render(request, "pages/privacy.html")


@require_safe
def licence(request: HttpRequest) -> HttpResponse:
    """Who may do what with the model, the actions and the code."""
    return render(request, "pages/licence.html")


@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    """Which cookies there are: only those that signing in needs."""
    return render(request, "pages/cookies.html")
