"""Reading a model: its current release, any release, one dimension, and the document itself."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from model_releases.documents import attribution_in_force, document_of, source_of
from model_releases.models import Attribution, Release
from model_releases.views.columns import (
    Links,
    columns_of_dimension,
    compare_url,
    links_of,
    neighbours_of,
)
from model_releases.views.finding import model_at, newest_of, release_at, releases_of
from model_releases.views.pictures import Place, activity_of, picture_of
from model_releases.views.pieces import Context, answer_with, frozen_piece, newest_uid


@require_safe
def current_release(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The model as it stands: its newest release; how to get one while there is none."""
    model = model_at(slug)
    found = newest_of(model)
    if found is None:
        return render(request, "model_releases/read_nothing_yet.html", {"model": model})
    return _release_page(request, found)


@require_safe
def release(request: HttpRequest, number: str, slug: str = "") -> HttpResponse:
    """One release at a glance."""
    return _release_page(request, release_at(slug, number))


@require_safe
def dimension(request: HttpRequest, number: str, code: str, slug: str = "") -> HttpResponse:
    """One dimension, its levels side by side."""
    found = release_at(slug, number)
    counts, links = activity_of(found), links_of(found)
    piece = frozen_piece(
        "model_releases/read_dimension.html",
        (found.uid, newest_uid(found), sorted(counts.items()), links, code),
        lambda: _dimension(found, code, counts, links),
    )
    return answer_with(request, piece, model=found.model, release=found)


@require_safe
def release_json(request: HttpRequest, number: str, slug: str = "") -> HttpResponseBase:
    """The canonical document: byte for byte what `verify_release` accepts."""
    found = release_at(slug, number)
    attribution = attribution_in_force(found)
    etag = f'"{found.content_sha256[:32]}-{attribution.content_sha256[:24]}-{attribution.pk}"'
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or HttpResponse(
        document_of(found, attribution), content_type="application/json"
    )
    response.headers["ETag"] = etag
    patch_cache_control(response, public=True, no_cache=True)
    return response


@require_safe
def models(request: HttpRequest) -> HttpResponse:
    """Every model that the platform holds, the site's own first."""
    found = Release.objects.current().defer("content")
    releases = found.order_by("-model__is_own", "model__name", "pk")
    return render(request, "model_releases/list_models.html", {"releases": releases})


def _release_page(request: HttpRequest, found: Release) -> HttpResponse:
    counts, attribution = activity_of(found), attribution_in_force(found)
    piece = frozen_piece(
        "model_releases/read_release.html",
        (found.uid, newest_uid(found), attribution.pk, sorted(counts.items())),
        lambda: _release(found, counts, attribution),
    )
    return answer_with(request, piece, model=found.model)


def _release(found: Release, counts: Counter[Place], attribution: Attribution) -> Context:
    model = found.model
    releases = releases_of(model)
    address = dict(releases)
    return {
        "title": f"{model.name}, release {found.number}",
        "release": found,
        "model": model,
        "newest": releases[0][0],
        "before": next((one for one in address if one.pk == found.parent_id), None),
        "compare_url": address[found],
        "json_url": model.address_of("release_json", found.number),
        "releases": releases,
        "choose_url": model.address_of("choose_releases"),
        "guide_url": found.guide_url(),
        **picture_of(found, counts),
        "source": source_of(attribution),
    }


def _dimension(found: Release, code: str, counts: Counter[Place], links: Links) -> Context:
    wording = get_object_or_404(found.dimensions.with_words(), code=code)
    wording.release = found
    return {
        "title": f"{wording.name}, {found.model.name} {found.number}",
        "release": found,
        "model": found.model,
        "dimension": wording,
        "compare_url": compare_url(found),
        "guide_url": found.guide_url(),
        **columns_of_dimension(wording, counts, links),
        **neighbours_of(wording),
    }
