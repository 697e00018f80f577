"""The guide to assessing that a release comes with; a release without one answers 404."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from model_releases.models import Release, ReleaseGuide
from model_releases.views.columns import compare_url
from model_releases.views.finding import model_at, newest_of, release_at
from model_releases.views.pieces import Context, answer_with, frozen_piece, newest_uid
from ui.rendering import render_document


@require_safe
def current_guide(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The guide of the model's newest release."""
    found = newest_of(model_at(slug))
    if found is None:
        raise Http404
    return _guide_page(request, found)


@require_safe
def guide(request: HttpRequest, number: str, slug: str = "") -> HttpResponse:
    """The guide of one release."""
    return _guide_page(request, release_at(slug, number))


def _guide_page(request: HttpRequest, found: Release) -> HttpResponse:
    piece = frozen_piece(
        "model_releases/read_guide.html",
        (found.uid, newest_uid(found)),
        lambda: _guide(found),
    )
    return answer_with(request, piece, model=found.model, release=found)


def _guide(found: Release) -> Context:
    written = get_object_or_404(ReleaseGuide, release=found)
    model = found.model
    return {
        "title": f"Guide to assessing, {model.name} {found.number}",
        "release": found,
        "model": model,
        "newest": newest_of(model),
        "compare_url": compare_url(found),
        "guide_url": model.address_of("guide", found.number),
        "guide": render_document(written.text),
    }
