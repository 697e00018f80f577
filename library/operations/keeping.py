"""Who keeps a listed action up to date, and where their calendar reads what is due."""

import secrets
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from community.models import Member
from community.operations.notices import tell
from library.models import Action, ActionEvent, Edition, ReviewCalendar
from library.operations.refusals import CurationRefusedError, NotACuratorError
from library.permissions import can_curate_library, can_propose

BYTES = 32


class KeeperRefusedError(CurationRefusedError):
    """They cannot keep this action; the sentence says why."""


@transaction.atomic
def choose_keeper(action: Action, *, keeper: Member | None, by: Member, at: datetime) -> None:
    """Say who keeps a listed action up to date; with none, its author does. `at` is aware.

    The new keeper is told, and the step is kept among the action's events. Raises
    NotACuratorError, and KeeperRefusedError when the action is not listed, the member is not
    approved, or nothing would change.
    """
    if not can_curate_library(by):
        raise NotACuratorError("Only curators say who keeps an action.")
    held = Action.objects.to_change().select_related("keeper").get(pk=action.pk)
    if held.state != Action.State.LISTED:
        raise KeeperRefusedError("Only a listed action is kept up to date.")
    if keeper is not None and not can_propose(keeper):
        raise KeeperRefusedError("Only an approved member keeps an action.")
    if held.keeper == keeper:
        raise KeeperRefusedError("Nothing to do: that is who keeps it.")
    held.keeper = keeper
    held.save(update_fields=["keeper"])
    ActionEvent.objects.create(action=held, what="keeper chosen", by=by, at=at, why=_said(keeper))
    title = Edition.objects.get(current_of=held).title
    sentence = f"You keep an action up to date from now on: “{title}”."
    address = reverse("library:action", args=[held.slug])
    tell([held.kept_up_by], sentence=sentence, address=address, at=at)


def _said(keeper: Member | None) -> str:
    # No name: the event is never rewritten, and a member may be erased.
    return "A member keeps it up to date." if keeper else "Its author keeps it up to date."


@transaction.atomic
def renew_calendar(member: Member, *, at: datetime) -> ReviewCalendar:
    """Give a member's calendar an address, or a new one in the place of the old, which ends."""
    calendar, _ = ReviewCalendar.objects.update_or_create(
        member=member, defaults={"token": secrets.token_urlsafe(BYTES), "renewed_at": at}
    )
    return calendar
