"""What Wagtail may offer to do with a page of the working copy.

A courtesy, which takes away buttons that would do nothing: what enters a release is decided at
freezing, by rows (docs/decisions/0022).
"""

from typing import Any

from wagtail.locks import BaseLock
from wagtail.models import PagePermissionTester


class GovernedTester(PagePermissionTester):
    """Pages that nobody publishes: not a maintainer, not a superuser."""

    def can_publish(self) -> bool:
        """Say no: a release is frozen, its pages are not published."""
        return False

    def can_publish_subpage(self) -> bool:
        """Say no, for the same reason."""
        return False

    def can_unpublish(self) -> bool:
        """Say no: nothing here is public."""
        return False

    def can_unschedule(self) -> bool:
        """Say no: no clock publishes these pages."""
        return False

    def can_set_view_restrictions(self) -> bool:
        """Say no: nobody views them but those who may edit."""
        return False

    def can_copy(self) -> bool:
        """Say no: a copy would repeat uids."""
        return False

    def can_move(self) -> bool:
        """Say no: the order of dimensions stands in the release page's groups."""
        return False

    def can_move_to(self, destination: Any) -> bool:  # noqa: ARG002  Wagtail asks so
        """Say no: it asks a superuser nothing else."""
        return False

    def can_reorder_children(self) -> bool:
        """Say no, for the same reason."""
        return False


class ReleaseTester(GovernedTester):
    """The release page stays as long as its working copy."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:  # noqa: ARG002  Wagtail asks so
        """Say no: setting the working copy aside closes it."""
        return False


class ClosedLock(BaseLock):
    """On pages of a working copy which was frozen or set aside."""

    def for_user(self, user: Any) -> bool:  # noqa: ARG002  Wagtail asks so
        """Lock everybody out."""
        return True

    def get_message(self, user: Any) -> str:  # noqa: ARG002  Wagtail asks so
        """Why, above the form."""
        return "This working copy is closed. Open a new one to prepare the next release."
