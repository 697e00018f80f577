"""The working copy as others need it: which is open, which page holds a passage, one edit."""

import json
from typing import Any
from uuid import UUID

from django.db import transaction
from wagtail.models import Revision

from community.models import Member
from model_releases.models import DimensionPage, Model, ReleasePage, WorkingCopy


class NoSuchPassageError(LookupError):
    """The page holds no passage with that uid."""


class ClosedWorkingCopyError(ValueError):
    """The working copy was frozen or set aside: nothing in it changes any more."""


def working_copy_of(model: Model) -> ReleasePage | None:
    """The release page of the model's open working copy; None when there is none."""
    found = WorkingCopy.objects.open().filter(model=model).select_related("page__model").first()
    return found.page if found else None  # at most one, by a constraint


def dimension_pages(working: ReleasePage) -> list[DimensionPage]:
    """The dimension pages of a working copy, in the order of the tree, with their revisions."""
    pages = DimensionPage.objects.child_of(working).order_by("path")
    return list(pages.select_related("latest_revision"))


def page_with_passage(working: ReleasePage, uid: UUID) -> DimensionPage | None:
    """The page whose latest text holds the passage; None when no page does."""
    wanted = str(uid)
    return next(
        (page for page in dimension_pages(working) if _passage_in(_levels(page), wanted)), None
    )


@transaction.atomic
def offer_edit(page: DimensionPage, *, passage_uid: UUID, text: str, by: Member) -> Revision:
    """Save a draft in which one passage says `text`; all else stays as in the latest draft.

    Raises NoSuchPassageError, and ClosedWorkingCopyError when it was frozen or set aside.
    """
    page = DimensionPage.objects.select_for_update().get(pk=page.pk)
    if WorkingCopy.objects.closed().holding(page).exists():
        raise ClosedWorkingCopyError("This working copy is closed. Open a new one.")
    levels = _levels(page)
    passage = _passage_in(levels, str(passage_uid))
    if passage is None:
        raise NoSuchPassageError(f"“{page.name}” has no passage {passage_uid}.")
    passage["value"]["text"] = text.replace("\r\n", "\n")
    draft = page.get_latest_revision_as_object()
    draft.levels = levels
    draft.save()
    return draft.save_revision(user=by, log_action=True)


def _levels(page: DimensionPage) -> list[dict[str, Any]]:
    revision = page.latest_revision
    stored = revision.content["levels"] if revision else page.levels.get_prep_value()
    levels: list[dict[str, Any]] = json.loads(stored) if isinstance(stored, str) else stored
    return levels


def _passage_in(levels: list[dict[str, Any]], uid: str) -> dict[str, Any] | None:
    return next(
        (
            passage
            for level in levels
            for passage in level["value"]["passages"]
            if passage["id"] == uid
        ),
        None,
    )
