"""What the end of a workflow does. Wagtail imports this while its models load: no models here."""

from typing import Any

from wagtail.workflows import publish_workflow_state


def finish_workflow(workflow_state: Any, user: Any = None) -> None:
    """Publish nothing of the working copy: its approval is a row, written by the review task.

    Ordinary pages are published, as Wagtail does.
    """
    if not getattr(workflow_state.content_object.specific, "is_governed", False):
        publish_workflow_state(workflow_state, user=user)
