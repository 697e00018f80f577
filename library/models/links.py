"""What came of looking at the addresses that actions lead to."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q

LONG_ENOUGH = timedelta(days=7)  # one bad afternoon of a server is no broken link


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    """Questions one asks of checked links."""

    def failing(self) -> Self:
        """Those that failed when they were looked at last, once or more often."""
        return self.filter(failing_since__isnull=False)

    def silent(self) -> Self:
        """Those that failed twice, with 7 days or more between: readers are told."""
        return self.failing().filter(checked_at__gte=F("failing_since") + LONG_ENOUGH)

    def longest_failing_first(self) -> Self:
        """By since when they fail."""
        return self.order_by("failing_since", "pk")


class LinkCheck(models.Model):
    """One address, as it was found last. `status` is HTTP's; none when there was no answer.

    `problem` says in a few words what was wrong, and is empty for an address that answers.
    `failing_since` is the first of the failures in a row that led here.
    """

    url = models.CharField(max_length=2000, unique=True)
    checked_at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    problem = models.CharField(max_length=200, blank=True, default="")
    failing_since = models.DateTimeField(null=True, blank=True)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["checked_at"], name="library_links_by_last_check")]
        constraints = [
            models.CheckConstraint(
                condition=Q(failing_since__isnull=True, problem="")
                | Q(failing_since__isnull=False, failing_since__lte=F("checked_at"))
                & ~Q(problem=""),
                name="library_failing_link_says_since_when_and_why",
            )
        ]

    def __str__(self) -> str:
        return self.url
