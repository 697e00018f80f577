"""Pages of frozen text, rendered once in each process: what is frozen need not be told anew."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache.backends.locmem import LocMemCache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from model_releases.models import Release

# In the process, not in the site's cache: a restart with new templates must not find old pages.
_KEPT = LocMemCache("frozen pieces", {"TIMEOUT": None, "OPTIONS": {"MAX_ENTRIES": 200}})
Context = dict[str, Any]


def frozen_piece(template: str, key: tuple[Any, ...], context: Callable[[], Context]) -> Context:
    """`title` and `content` of a page; `context` is asked, and `template` rendered, once.

    `key` names everything that the piece shows and that can differ: the uids of releases (never
    used twice), the newest one of the model, counts.
    """
    name = hashlib.sha256(f"{template}:{key}".encode()).hexdigest()
    piece: Context | None = None if settings.DEBUG else _KEPT.get(name)
    if piece is None:
        told = context()
        piece = {"title": told["title"], "content": render_to_string(template, told)}
        _KEPT.set(name, piece)
    return piece


def answer_with(request: HttpRequest, piece: Context, **trail: Any) -> HttpResponse:
    """The whole page round a piece. `trail`: the model, and the release which it lies below."""
    return render(request, "model_releases/page.html", {**trail, **piece})


def newest_uid(release: Release) -> str:
    """The uid of the newest release of its model: it changes whenever one is added; one query."""
    uids = release.model.releases.newest_first().values_list("uid", flat=True)
    return str(uids[0])
