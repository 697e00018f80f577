"""Who wrote a text of the working copy, which text was handed in, and who approved it.

All three are append-only, in digests of exact texts (working_digest.py): Wagtail's own traces can
be overwritten and purged. Keys to pages and reviews carry no constraint, so that a page can be
thrown away while what happened to it stays on record.
"""

from typing import Any, Self

from django.db import models
from django.db.models import Exists
from wagtail.models import Page, TaskState

from community.models import Member
from model_releases.models.working_copy import WorkingCopy


def _loose(to: Any, related_name: str) -> Any:
    return models.ForeignKey(
        to, on_delete=models.DO_NOTHING, db_constraint=False, related_name=related_name
    )


class AuthorshipQuerySet(models.QuerySet["Authorship"]):
    """Questions one asks of who wrote."""

    def newest_first(self) -> Self:
        """The last text first."""
        return self.order_by("-pk")

    def after(self, approval: "Approval | None") -> Self:
        """Texts written since one was approved; all of them when none was."""
        return self.filter(pk__gt=approval.authorship_id) if approval else self

    def written(self) -> Self:
        """By somebody; not those taken over from the last release as they stood there."""
        return self.filter(how=Authorship.How.WRITTEN)


class Authorship(models.Model):
    """One text of one page, and who made it so. `author` is unknown when code saved it."""

    class How(models.TextChoices):
        """How a text came to stand there."""

        WRITTEN = "written", "Written"
        OPENED = "opened", "Taken over from the last release"

    page = _loose(Page, "authorship")
    digest = models.CharField(max_length=64)
    how = models.CharField(max_length=8, choices=How.choices, default=How.WRITTEN)
    author = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    objects = AuthorshipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(how__in=["written", "opened"]),
                name="model_releases_authorship_is_of_a_known_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.how} by {self.author}, {self.digest[:8]}"


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Questions one asks of what was handed in."""

    def waiting(self) -> Self:
        """Neither answered nor taken back, in a working copy that is still open."""
        in_progress = self.filter(task_state__status=TaskState.STATUS_IN_PROGRESS)
        return in_progress.filter(Exists(WorkingCopy.objects.open().around("page__path")))


class Submission(models.Model):
    """The pin: which text was handed in to one review."""

    task_state = models.OneToOneField(
        TaskState, on_delete=models.DO_NOTHING, db_constraint=False, related_name="pin"
    )
    page = _loose(Page, "submissions")
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    objects = SubmissionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.digest[:8]} handed in by {self.by}"


class Approval(models.Model):
    """One exact text approved by somebody who wrote no part of it since the approval before."""

    task_state = models.OneToOneField(
        TaskState, on_delete=models.DO_NOTHING, db_constraint=False, related_name="approval"
    )
    page = _loose(Page, "approvals")
    digest = models.CharField(max_length=64)
    approver = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    authorship = models.ForeignKey(Authorship, on_delete=models.PROTECT, related_name="approvals")

    def __str__(self) -> str:
        return f"{self.digest[:8]} approved by {self.approver}"
