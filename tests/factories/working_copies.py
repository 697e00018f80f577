"""Working copies for tests: opened, edited, handed in and approved as maintainers do."""

from collections.abc import Mapping
from typing import Any

from wagtail.models import TaskState

from community.models import Member
from community.models.members import Role
from model_releases.models import DimensionPage, GovernedPage, Release, ReleasePage
from model_releases.operations.editing import dimension_pages
from model_releases.operations.freezing import freeze_release
from model_releases.operations.opening import open_working_copy
from tests.factories.community import LONG_AGO, MemberFactory
from tests.factories.model_releases import make_release


def make_maintainer(**fields: Any) -> Member:
    """Somebody who may write and approve."""
    return MemberFactory(roles=[Role.MAINTAINER], **fields)


def make_working_copy(
    base: Release | None = None, number: str = "2.0", *, by: Member | None = None
) -> ReleasePage:
    """An open working copy, of release 1.0 with one dimension when no base is given."""
    base = base or make_release("1.0")
    return open_working_copy(base, number=number, by=by or make_maintainer(), at=LONG_AGO)


def page_of(working: ReleasePage, code: str = "data") -> DimensionPage:
    """The page of a dimension, as its latest draft has it."""
    pages = (page.get_latest_revision_as_object() for page in dimension_pages(working))
    found: DimensionPage = next(page for page in pages if page.code == code)
    return found


def passage_uids(page: DimensionPage) -> list[str]:
    """Uids of its passages, level by level."""
    return [one.id for level in page.levels for one in level.value["passages"]]


def reword(
    working: ReleasePage, text: str = "Reworded.", *, by: Member, extent: str = "substantive"
) -> DimensionPage:
    """The first passage of the first dimension says something else, and how far."""
    page = dimension_pages(working)[0]
    uid = passage_uids(page)[0]
    said = {"text": text, "extent": extent}
    changed: DimensionPage = change(page, by=by, passage={uid: said})
    return changed


def change(
    page: Any,
    *,
    by: Member | None,
    passage: Mapping[str, Mapping[str, str]] | None = None,
    **fields: Any,
) -> Any:
    """Save a draft with other fields; `passage` changes values of passages by uid."""
    draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    for level in draft.levels if passage else ():
        for one in level.value["passages"]:
            one.value.update((passage or {}).get(str(one.id), {}))
    draft.save()
    draft.save_revision(user=by)
    return draft


def hand_in(page: GovernedPage, *, by: Member) -> TaskState:
    """Ask for a review of the latest draft."""
    page = type(page).objects.get(pk=page.pk)
    workflow = page.get_workflow()
    assert workflow is not None
    return workflow.start(page, by).current_task_state


def approve(page: GovernedPage, *, by: Member, author: Member | None = None) -> None:
    """Hand the latest draft in, and approve it."""
    state = hand_in(page, by=author or by)
    state.task.specific.on_action(state, by, "approve")


def approve_all(working: ReleasePage, *, by: Member) -> None:
    """Approve every page of the working copy."""
    for page in (working, *dimension_pages(working)):
        approve(page, by=by)


def freeze(number: str = "2.0", base: Release | None = None, text: str = "Reworded.") -> Release:
    """The release which the loop makes: opened, reworded, approved, frozen."""
    writer, approver = make_maintainer(), make_maintainer()
    working = make_working_copy(base, number, by=writer)
    reword(working, text, by=writer)
    approve_all(working, by=approver)
    return freeze_release(working, by=approver, at=LONG_AGO)
