"""Comparing two releases, for people and for programs."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from model_releases.comparison.changes import Comparison
from model_releases.comparison.summary import as_json, summary_of
from model_releases.models import Release
from model_releases.operations.comparing import compare_releases
from model_releases.views.finding import model_at, release_at, releases_of
from model_releases.views.pieces import Context, answer_with, frozen_piece, newest_uid


@require_safe
def compare(request: HttpRequest, a: str, b: str, slug: str = "") -> HttpResponse:
    """What changed between two releases: a sentence, then element by element."""
    old, new = release_at(slug, a), release_at(slug, b)
    piece = frozen_piece(
        "model_releases/compare_releases.html",
        (old.uid, new.uid, newest_uid(new)),
        lambda: _comparison(old, new),
    )
    return answer_with(request, piece, model=new.model, release=new)


def _comparison(old: Release, new: Release) -> Context:
    comparison = compare_releases(old, new)
    model = new.model
    return {
        "title": f"What changed from {old.number} to {new.number}, {model.name}",
        "old": old,
        "new": new,
        "model": model,
        "comparison": comparison,
        "summary": summary_of(comparison),
        "releases": releases_of(model),
        "choose_url": model.address_of("choose_releases"),
        "json_url": model.address_of("compare_json", old.number, new.number),
        "guide_url": new.guide_url() or old.guide_url(),
    }


@require_safe
def compare_json(_request: HttpRequest, a: str, b: str, slug: str = "") -> HttpResponse:
    """The same for programs."""
    comparison: Comparison = compare_releases(release_at(slug, a), release_at(slug, b))
    return JsonResponse(as_json(comparison), json_dumps_params={"ensure_ascii": False})


@require_safe
def choose_releases(request: HttpRequest, slug: str = "") -> HttpResponse:
    """From the form with two numbers to the page that compares them."""
    model = model_at(slug)
    if model is None:
        raise Http404
    chosen = [release_at(slug, request.GET.get(name, "")) for name in ("from", "to")]
    return redirect(model.address_of("compare", *(one.number for one in chosen)))
