"""Opening a working copy: pages built from frozen rows, every uid kept."""

from datetime import datetime

from django.contrib.auth.models import Group, Permission
from django.db import IntegrityError, transaction
from wagtail.models import GroupPagePermission, Page

from community.models import Member
from community.models.members import Role
from model_releases.models import (
    Authorship,
    GovernedPage,
    Model,
    Release,
    ReleasePage,
    WorkingCopy,
)
from model_releases.operations.building import dimension_pages_of, release_page_of
from model_releases.operations.numbering import last_release, number_refusal
from model_releases.working_digest import digest_of

MAINTAINERS_RIGHTS = ("add_page", "change_page")


class OpeningRefusedError(ValueError):
    """A working copy that cannot be opened so; the sentence says why and what to do."""


def open_working_copy(base: Release, *, number: str, by: Member, at: datetime) -> ReleasePage:
    """Build the pages of the next release from the frozen rows of `base`, one of its model's.

    Raises OpeningRefusedError when the model has an open one, or cannot have a release so numbered.
    """
    try:
        with transaction.atomic():
            # Two who open at once: the second finds the first's.
            model = Model.objects.select_for_update().get(pk=base.model_id)
            _refuse(model, number)
            page = _add_pages(base, number=number, by=by, at=at)
            WorkingCopy.objects.create(page=page, model=model, opened_at=at, opened_by=by)
    except IntegrityError as error:
        raise OpeningRefusedError(
            "Somebody opened one at the same moment. Look at the list of working copies."
        ) from error
    return page


def _refuse(model: Model, number: str) -> None:
    if WorkingCopy.objects.open().filter(model=model).exists():
        raise OpeningRefusedError(
            f"{model} has a working copy already. Freeze it or set it aside first."
        )
    refusal = number_refusal(model, number)
    if refusal:
        raise OpeningRefusedError(refusal)


def _add_pages(base: Release, *, number: str, by: Member, at: datetime) -> ReleasePage:
    page = release_page_of(base, number=number)
    page.live = False
    Page.objects.get(depth=1).add_child(instance=page)
    # Its number is the opener's own choice; the texts are, when they are not the last release's.
    _first_revision(page, by=by, at=at, how=Authorship.How.WRITTEN)
    is_last = base == last_release(base.model)
    how = Authorship.How.OPENED if is_last else Authorship.How.WRITTEN
    for dimension in dimension_pages_of(base):
        dimension.live = False
        page.add_child(instance=dimension)
        _first_revision(dimension, by=by, at=at, how=how)
    _let_maintainers_in(page)
    page.refresh_from_db()
    return page


def _first_revision(page: GovernedPage, *, by: Member, at: datetime, how: Authorship.How) -> None:
    """Save the text as a draft. Who opened is said here, so the revision has no writer."""
    digest = digest_of(page.serializable_data())
    Authorship.objects.create(page_id=page.pk, digest=digest, how=how, author=by, at=at)
    page.save_revision(clean=False)


def _let_maintainers_in(page: ReleasePage) -> None:
    """Give the group of maintainers Wagtail's rights to this tree, and to no other page."""
    group = Group.objects.get(name=Role.MAINTAINER.value)
    rights = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=MAINTAINERS_RIGHTS
    )
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=page, permission=right) for right in rights
    )


def set_aside(page: ReleasePage, *, by: Member, at: datetime) -> None:
    """Close a working copy without freezing it; its pages stay, locked. Twice does nothing."""
    WorkingCopy.objects.open().filter(page=page).update(closed_at=at, closed_by=by)
