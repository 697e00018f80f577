"""What every page may show of the model."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from model_releases.models import Release


def current_release(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001  Django's signature
    """`current_release`: the site's own, with its model and without its text, or false.

    Asked of the database only by a page that shows it: one query.
    """
    return {"current_release": SimpleLazyObject(_current_release)}


def _current_release() -> Release | None:
    return Release.objects.of_own_model().for_pages().newest_first().first()
