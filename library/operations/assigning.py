"""Who looks at an action: one curator, whom another, or they themselves, named."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from community.models import Member
from community.operations.notices import tell
from library.models import Action
from library.operations.carried_votes import hold
from library.operations.leaving import title_of
from library.operations.refusals import CurationRefusedError, NotACuratorError
from library.permissions import can_curate, can_curate_library


class CannotBeAssignedError(CurationRefusedError):
    """Only to a curator who may decide on it."""


@transaction.atomic
def assign_action(action: Action, *, to: Member | None, by: Member, at: datetime) -> None:
    """Give an action to a curator, who is told unless they took it themselves; or to nobody.

    `at` is timezone-aware. Assigning it again to the same curator changes nothing. Raises
    NotACuratorError, or CannotBeAssignedError when `to` is no curator or wrote the action.
    """
    if not can_curate_library(by):
        raise NotACuratorError("Only curators assign actions.")
    held = hold(action.pk)[action.pk]
    if to == held.assigned_to:
        return
    if to is not None and not can_curate_library(to):
        raise CannotBeAssignedError(f"{to} is not a curator, so it stays as it was.")
    if to is not None and not can_curate(to, held):
        raise CannotBeAssignedError(f"{to} wrote this action, so another curator looks at it.")
    held.assigned_to, held.assigned_at = to, at if to else None
    held.save(update_fields=["assigned_to", "assigned_at"])
    if to is not None and to != by:
        says = f"{by} asks you to look at an action: “{title_of(held)}”."
        tell([to], sentence=says, address=reverse("actions_desk:action", args=[held.uid]), at=at)
