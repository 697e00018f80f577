"""Wagtail's editor as a browser uses it: the fields of its form, and sending them."""

from collections.abc import Mapping
from typing import Any

from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from model_releases.models import DimensionPage

NO_COMMENTS = {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}


def edit_address(page: Page) -> str:
    """Where a page is edited."""
    address: str = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return address


def form_of(page: DimensionPage) -> dict[str, str]:
    """The fields that the editor of a dimension holds when it is opened now."""
    page = DimensionPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    fields = {name: str(getattr(page, name)) for name in ("name", "code", "description")}
    fields |= {"description_extent": page.description_extent, **NO_COMMENTS, **seen(page)}
    return fields | {"became-count": "0"} | _stream("levels", page.levels.get_prep_value())


def seen(page: Page) -> dict[str, str]:
    """What the form says of the text which the editor saw."""
    revision = page.latest_revision
    return {
        "loaded_revision_id": str(revision.pk),
        "loaded_revision_created_at": revision.created_at.isoformat(),
    }


def _stream(name: str, blocks: list[dict[str, Any]]) -> dict[str, str]:
    fields = {f"{name}-count": str(len(blocks))}
    for at, block in enumerate(blocks):
        here = f"{name}-{at}"
        fields |= {f"{here}-deleted": "", f"{here}-order": str(at)}
        fields |= {f"{here}-type": block["type"], f"{here}-id": block["id"]}
        for key, value in block["value"].items():
            if isinstance(value, list):
                fields |= _stream(f"{here}-value-{key}", value)
            else:
                fields[f"{here}-value-{key}"] = str(value)
    return fields


def first_text(form: Mapping[str, str]) -> str:
    """The name of the field that holds the first passage's words."""
    return next(name for name in form if name.endswith("passages-0-value-text"))


def save(client: Client, page: Page, form: Mapping[str, str], **more: str) -> HttpResponseBase:
    """Send the form; `more` are its buttons, as in `**{"action-submit": "1"}`."""
    response: HttpResponseBase = client.post(edit_address(page), {**form, **more})
    return response
