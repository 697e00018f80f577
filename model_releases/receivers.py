"""What releases hear of: migrations, and texts that Wagtail has saved."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import connections
from wagtail.models import Revision, Workflow, WorkflowTask

from community.models.members import Role
from model_releases.models.working_copy import REVIEW
from model_releases.operations.approving import note_authorship
from model_releases.workflows import ReviewTask


def keep_author(sender: type[Revision], instance: Revision, **_: Any) -> None:  # noqa: ARG001  as sent
    """Hear of a saved revision: who wrote it is kept, however it is overwritten later."""
    note_authorship(instance)


def make_review(using: str, **_: Any) -> None:
    """Make the one review, with its one step, after every migration."""
    if ReviewTask._meta.db_table not in connections[using].introspection.table_names():
        return  # a migrate to an older state, before the review was
    workflows = Workflow.objects.using(using)
    workflow = workflows.filter(name=REVIEW).order_by("pk").first()
    if workflow is None:
        workflow = workflows.create(name=REVIEW)
    task = ReviewTask.objects.using(using).order_by("pk").first()
    if task is None:
        task = ReviewTask.objects.using(using).create(name=REVIEW)
    maintainers, _is_new = Group.objects.using(using).get_or_create(name=Role.MAINTAINER.value)
    task.groups.set([maintainers])
    WorkflowTask.objects.using(using).get_or_create(workflow=workflow, task=task.task_ptr)
