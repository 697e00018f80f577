"""Who wrote, what was handed in, who approved: the rows from which a release is frozen."""

from datetime import datetime

from django.db import transaction
from wagtail.models import Page, Revision, TaskState

from community.models import Member
from model_releases.models import Approval, Authorship, GovernedPage, Submission
from model_releases.permissions import can_approve
from model_releases.working_digest import digest_of


class ApprovalRefusedError(ValueError):
    """A text that may not be approved so; the sentence says why and what to do."""


def note_authorship(revision: Revision) -> None:
    """Keep who made a governed page say what it says, whenever its text is another than before."""
    kind = revision.content_type.model_class()
    if kind is None or not issubclass(kind, GovernedPage):
        return
    page = int(revision.object_id)
    digest = digest_of(revision.content)
    last = Authorship.objects.filter(page_id=page).newest_first().first()
    if last is None or last.digest != digest:
        Authorship.objects.create(
            page_id=page, digest=digest, author_id=revision.user_id, at=revision.created_at
        )


def pin_text(task_state: TaskState, *, by: Member | None) -> None:
    """Keep which text was handed in to a review."""
    Submission.objects.create(
        task_state=task_state,
        page_id=int(task_state.revision.object_id),
        digest=digest_of(task_state.revision.content),
        by=by,
        at=task_state.started_at,
    )


@transaction.atomic
def approve_pinned(task_state: TaskState, *, by: Member, at: datetime) -> Approval:
    """Approve the text that was handed in, if it is still the page's text.

    Raises ApprovalRefusedError when it has changed since, or when `by` wrote a part of it.
    """
    # One at a time: the page's row is locked while its texts are compared.
    state = task_state.workflow_state
    page = Page.objects.select_for_update().get(pk=state.object_id).specific
    newest = _last_writing(task_state, page, by=by)
    return Approval.objects.create(
        task_state=task_state,
        page_id=page.pk,
        digest=newest.digest,
        approver=by,
        at=at,
        authorship=newest,
    )


def why_not_approve(task_state: TaskState, page: GovernedPage, *, by: Member) -> str:
    """What keeps `by` from approving the text under review, in a sentence; empty if nothing."""
    try:
        _last_writing(task_state, page, by=by)
    except ApprovalRefusedError as refusal:
        return str(refusal)
    return ""


def _last_writing(task_state: TaskState, page: GovernedPage, *, by: Member) -> Authorship:
    """Who last wrote the text that `by` may approve, else ApprovalRefusedError."""
    digest = _digest_in_hand(task_state, page)
    newest = Authorship.objects.filter(page_id=page.pk).newest_first().first()
    if newest is None or newest.digest != digest:
        raise ApprovalRefusedError("Nobody knows who wrote this text. Save it and hand it in.")
    if not can_approve(by, page):
        raise ApprovalRefusedError("You wrote a part of this text: another maintainer approves it.")
    return newest


def _digest_in_hand(task_state: TaskState, page: GovernedPage) -> str:
    pin = Submission.objects.filter(task_state_id=task_state.pk).first()  # one at most
    latest = page.get_latest_revision()
    if pin is None or latest is None or pin.page_id != page.pk:
        raise ApprovalRefusedError("This text was never handed in. Hand it in again.")
    # The revision which was read may have been overwritten in place, or another written since.
    if {digest_of(task_state.revision.content), digest_of(latest.content)} != {pin.digest}:
        raise ApprovalRefusedError(
            "The text has changed since it was handed in. Take it back, read it again, "
            "and hand it in anew."
        )
    return pin.digest
