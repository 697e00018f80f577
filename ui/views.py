"""The gallery: every component of the design system with sample data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ui.gallery import samples


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component once, for those who write pages. No query."""
    return render(request, "pages/gallery.html", samples())
