"""A text is approved exactly as read, by a maintainer who wrote no part of it."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from wagtail.models import Comment, Revision, Task, TaskState, Workflow

from community.models import Member
from community.triggers import all_registered
from model_releases.models import Approval, Authorship, ReleasePage, Submission
from model_releases.operations.approving import ApprovalRefusedError, approve_pinned
from model_releases.operations.editing import offer_edit
from model_releases.operations.gate import faults_of
from model_releases.workflows import ReviewTask
from model_releases.working_digest import digest_of
from tests.factories.community import LONG_AGO, MemberFactory
from tests.factories.working_copies import (
    approve,
    change,
    hand_in,
    make_maintainer,
    make_working_copy,
    page_of,
    passage_uids,
    reword,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer() -> Member:
    return make_maintainer(display_name="Wim")


@pytest.fixture
def approver() -> Member:
    return make_maintainer(display_name="Ada")


@pytest.fixture
def working(writer: Member) -> ReleasePage:
    working = make_working_copy(by=writer)
    reword(working, by=writer)
    return working


@pytest.fixture
def review(working: ReleasePage, writer: Member) -> TaskState:
    return hand_in(page_of(working), by=writer)


def _act(review: TaskState, by: Member, action: str = "approve", **said: str) -> None:
    review.task.specific.on_action(review, by, action, **said)


def _is_approved(working: ReleasePage) -> bool:
    return not any("“Data” is not approved" in one.sentence for one in faults_of(working))


def test_another_maintainer_approves(
    working: ReleasePage, review: TaskState, approver: Member
) -> None:
    _act(review, approver)

    approval = Approval.objects.get()
    text = page_of(working).latest_revision.content
    assert (approval.approver, approval.digest) == (approver, digest_of(text))
    assert _is_approved(working)


def test_the_end_of_a_review_publishes_nothing(
    working: ReleasePage, review: TaskState, approver: Member
) -> None:
    _act(review, approver)

    review.workflow_state.refresh_from_db()
    page = page_of(working)
    assert (review.workflow_state.status, page.live) == ("approved", False)


def test_its_writer_may_not(working: ReleasePage, review: TaskState, writer: Member) -> None:
    with pytest.raises(PermissionDenied):
        _act(review, writer)

    assert not _is_approved(working)


@pytest.mark.parametrize("fields", [{}, {"is_superuser": True}, {"unapproved": True}])
def test_nobody_without_the_role_may(
    working: ReleasePage, review: TaskState, fields: dict[str, bool]
) -> None:
    with pytest.raises(PermissionDenied):
        _act(review, MemberFactory(**fields))


def test_nobody_without_the_role_asks_for_changes(review: TaskState) -> None:
    with pytest.raises(PermissionDenied):
        _act(review, MemberFactory(is_superuser=True), "reject")


def test_who_helped_to_write_may_not(
    working: ReleasePage, writer: Member, approver: Member
) -> None:
    page = page_of(working)
    offer_edit(page, passage_uid=uuid.UUID(passage_uids(page)[2]), text="Helped.", by=approver)

    with pytest.raises(PermissionDenied):
        _act(hand_in(page, by=writer), approver)


def test_who_wrote_before_the_last_approval_may(
    working: ReleasePage, writer: Member, approver: Member
) -> None:
    approve(page_of(working), by=approver, author=writer)
    reword(working, "By the other.", by=approver)

    approve(page_of(working), by=writer, author=approver)

    assert _is_approved(working)


def test_a_text_edited_since_it_was_handed_in_is_not_approved(
    working: ReleasePage, review: TaskState, approver: Member
) -> None:
    reword(working, "Written behind the reader's back.", by=make_maintainer())

    with pytest.raises(PermissionDenied, match="has changed since it was handed in"):
        _act(review, approver)


def test_a_revision_overwritten_in_place_is_not_approved(
    working: ReleasePage, review: TaskState, writer: Member, approver: Member
) -> None:
    page = page_of(working)
    page.name = "Other words"
    page.save_revision(user=writer, overwrite_revision=page.get_latest_revision())

    with pytest.raises(PermissionDenied, match="has changed since it was handed in"):
        _act(review, approver)


def test_purging_revisions_hides_no_writer(
    working: ReleasePage, writer: Member, approver: Member
) -> None:
    page = page_of(working)
    offer_edit(page, passage_uid=uuid.UUID(passage_uids(page)[2]), text="Helped.", by=approver)
    change(page_of(working), by=writer, name="Last by the writer")
    Revision.objects.for_instance(page).exclude(user=writer).delete()

    with pytest.raises(PermissionDenied):
        _act(hand_in(page, by=writer), approver)


def test_a_second_click_approves_nothing_more(review: TaskState, approver: Member) -> None:
    stale = TaskState.objects.get(pk=review.pk)
    _act(review, approver)

    with pytest.raises(PermissionDenied):
        _act(stale, approver)

    assert Approval.objects.count() == 1


def test_asking_for_changes_approves_nothing(
    working: ReleasePage, review: TaskState, approver: Member
) -> None:
    _act(review, approver, "reject", comment="Shorter, please.")

    review.refresh_from_db()
    assert (review.status, review.comment) == ("rejected", "Shorter, please.")
    assert not _is_approved(working)


def test_a_task_disabled_in_mid_review_approves_nothing(
    working: ReleasePage, review: TaskState
) -> None:
    Task.objects.get(pk=review.task_id).specific.deactivate()

    assert (Approval.objects.count(), _is_approved(working)) == (0, False)


def test_a_text_by_nobody_known_is_not_approved(working: ReleasePage, approver: Member) -> None:
    change(page_of(working), by=None, name="Written by a script")

    with pytest.raises(PermissionDenied):
        _act(hand_in(page_of(working), by=approver), approver)

    assert any("written by Wim and somebody unknown" in one.sentence for one in faults_of(working))


def test_what_a_reader_remarks_is_no_writing(working: ReleasePage, approver: Member) -> None:
    page = page_of(working)
    remark = Comment(page_id=page.pk, contentpath="name", text="Is it?", user=approver)
    page.wagtail_admin_comments.add(remark)
    page.save_revision(user=approver)

    approve(page, by=approver)

    assert _is_approved(working)


def test_a_text_changed_in_its_revision_by_sql_is_not_frozen(
    working: ReleasePage, approver: Member
) -> None:
    approve(page_of(working), by=approver)
    revision = page_of(working).latest_revision
    content = {**revision.content, "name": "Smuggled"}
    Revision.objects.filter(pk=revision.pk).update(content=content)

    told = [one.sentence for one in faults_of(working)]

    assert any("“Smuggled” holds a text that nobody handed in" in one for one in told)


def test_what_was_never_handed_in_is_not_approved(
    working: ReleasePage, writer: Member, approver: Member
) -> None:
    review = hand_in(page_of(working), by=writer)
    other = TaskState(
        workflow_state=review.workflow_state, revision=review.revision, task=review.task
    )
    other.save()

    with pytest.raises(ApprovalRefusedError, match="never handed in"):
        approve_pinned(other, by=approver, at=LONG_AGO)


def _row(review: TaskState, approver: Member, **other: object) -> Approval:
    pin = Submission.objects.get(task_state=review)
    newest = Authorship.objects.filter(page_id=pin.page_id).newest_first()[0]
    told = {"task_state": review, "page_id": pin.page_id, "digest": pin.digest}
    return Approval(**{**told, "approver": approver, "at": LONG_AGO, "authorship": newest, **other})


def _refusal(row: Approval) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        row.save(force_insert=True)
    return str(refusal.value).splitlines()[0]


def test_the_database_refuses_a_writers_approval(review: TaskState, writer: Member) -> None:
    said = "Nobody approves a text of which they wrote a part."
    assert _refusal(_row(review, writer)) == said


def test_the_database_refuses_approval_of_another_text(review: TaskState, approver: Member) -> None:
    said = "A text is approved exactly as it was handed in."
    assert _refusal(_row(review, approver, digest="0" * 64)) == said


def test_the_gate_asks_again_who_wrote(
    working: ReleasePage, review: TaskState, writer: Member
) -> None:
    guard = next(one for one in all_registered() if one.name.endswith("approval_refuses_own_text"))
    with connection.cursor() as cursor:
        cursor.execute(guard.removal(connection.vendor))

    _row(review, writer).save(force_insert=True)

    assert not _is_approved_by_anybody(working)


def _is_approved_by_anybody(working: ReleasePage) -> bool:
    page = page_of(working)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return address not in {one.address for one in faults_of(working)}


def test_there_is_one_review_with_one_step() -> None:
    tasks = Workflow.objects.get(name="Review of the model").tasks

    assert [task.specific for task in tasks] == list(ReviewTask.objects.all())
