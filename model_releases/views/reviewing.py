"""What a maintainer is told, and offered, on opening a text under review."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem, WorkflowMenuItem
from wagtail.models import Page, TaskState

from model_releases.models import GovernedPage
from model_releases.operations.approving import why_not_approve
from model_releases.permissions import can_review


def say_why_not(request: HttpRequest, page: Page) -> None:
    """Say what keeps the reader from approving, before they look for the button in vain."""
    if request.method != "GET" or not isinstance(page, GovernedPage):
        return
    review = page.current_workflow_task_state
    if review is None or review.status != TaskState.STATUS_IN_PROGRESS:
        return
    if can_review(request.user) and (why := why_not_approve(review, page, by=request.user)):
        messages.warning(request, f"You cannot approve this text. {why}")


def promise_approval_alone(
    items: list[ActionMenuItem],
    request: HttpRequest,  # noqa: ARG001  Wagtail calls every hook with it
    context: Mapping[str, Any],
) -> None:
    """Call the buttons of the last reviewer what they do: Wagtail adds "and Publish"."""
    if not isinstance(context.get("page"), GovernedPage):
        return
    for item in items:
        if isinstance(item, WorkflowMenuItem) and item.name == "approve":
            item.label = "Approve with comment" if item.launch_modal else "Approve"
