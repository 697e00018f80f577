"""The review: a text handed in is approved, as read, by a maintainer who wrote no part of it."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState, WorkflowState

from model_releases.forms import ApproveForm, AskForChangesForm
from model_releases.models import GovernedPage
from model_releases.operations.approving import (
    ApprovalRefusedError,
    approve_pinned,
    pin_text,
)
from model_releases.permissions import can_approve, can_review

Action = tuple[str, str, bool]


class ReviewTask(AbstractGroupApprovalTask):
    """One step: read by a maintainer. Its group gets Wagtail's letters; rights are our own."""

    class Meta:
        verbose_name = "Review by another maintainer"

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Begin, and pin the text which was handed in."""
        task_state: TaskState = super().start(workflow_state, user=user)
        pin_text(task_state, by=user)
        return task_state

    def user_can_access_editor(self, obj: Page, user: Any) -> bool:  # noqa: ARG002  Wagtail asks so
        """Maintainers read what they review."""
        return can_review(user)

    def locked_for_user(self, obj: Page, user: Any) -> bool:  # noqa: ARG002  Wagtail asks so
        """Everybody else is locked out while it is under review, superusers too."""
        return not can_review(user)

    def get_actions(self, obj: Page, user: Any) -> list[Action]:
        """Ask for changes; approve, for those who wrote no part of it."""
        page = obj.specific
        if not can_review(user) or not isinstance(page, GovernedPage):
            return []
        actions = [("reject", "Ask for changes", True)]
        if can_approve(user, page):
            actions += [
                ("approve", "Approve", False),
                ("approve", "Approve with comment", True),
            ]
        return actions

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        """Ask what should change, or for a remark beside an approval."""
        return AskForChangesForm if action == "reject" else ApproveForm

    def get_task_states_user_can_moderate(self, user: Any, **_: Any) -> Any:
        """What waits for a maintainer."""
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return waiting if can_review(user) else waiting.none()

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **said: Any) -> None:
        """Ask again, of the page under review and not of the address that was posted to."""
        locked = TaskState.objects.select_for_update().get(pk=task_state.pk)
        page = locked.workflow_state.content_object
        offered = {name for name, *_ in self.get_actions(page, user)}
        if locked.status != TaskState.STATUS_IN_PROGRESS or action_name not in offered:
            raise PermissionDenied
        if action_name == "approve":
            try:
                approve_pinned(locked, by=user, at=timezone.now())
            except ApprovalRefusedError as refusal:
                raise PermissionDenied(str(refusal)) from refusal
        # Nothing else that was posted goes on: the comment alone is Wagtail's to keep.
        super().on_action(locked, user, action_name, comment=str(said.get("comment", "")))
