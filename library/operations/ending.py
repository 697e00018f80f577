"""An action leaves the list, retired with its successor, or comes back to it."""

from datetime import datetime

from django.db import transaction

from community.models import Member
from library.documents import KIND
from library.models import Action, ActionEvent
from library.operations.authors import authors_of
from library.operations.carried_votes import hold
from library.operations.leaving import (
    Ending,
    leave_list,
    may_decide,
    reason_given,
    tell_about,
    title_of,
)
from library.operations.refusals import NotGoneError, NotListedError
from search.changes import mark_changed


@transaction.atomic
def retire_action(
    action: Action, *, successor: Action | None, why: str, by: Member, at: datetime
) -> None:
    """Take an action off the list; its page stays for those whose plans use it. `at` is aware.

    Raises NotListedError, or another CurationRefusedError when it is the curator's own or no reason
    is given; then nothing is changed.
    """
    held = hold(action.pk, *([successor.pk] if successor else []))[action.pk]
    may_decide(held, by=by)
    if held.state != Action.State.LISTED:
        raise NotListedError("Only a listed action can be retired or merged.")
    leave_list(held, Action.State.RETIRED, Ending(successor, why, by, at))
    tell_about(held, authors_of(held), f"Your action was retired: “{title_of(held)}”.", at=at)


@transaction.atomic
def relist_action(action: Action, *, why: str, by: Member, at: datetime) -> None:
    """Put a retired action back on the list, at its old address and with its votes.

    A merged one comes back by undoing the merge. `at` is timezone-aware. Raises NotGoneError, or
    another CurationRefusedError as `retire_action` does; then nothing is changed.
    """
    held = hold(action.pk)[action.pk]
    may_decide(held, by=by)
    if held.state != Action.State.RETIRED:
        raise NotGoneError(
            f"Only a retired action is put back on the list; this one is "
            f"“{held.get_state_display().lower()}”."
        )
    reason_given(why)
    held.state, held.successor = Action.State.LISTED, None
    held.save(update_fields=["state", "successor"])
    ActionEvent.objects.create(action=held, what="relisted", by=by, at=at, why=why)
    mark_changed(KIND, [held.pk])
    tell_about(held, authors_of(held), f"Your action is listed again: “{title_of(held)}”.", at=at)
