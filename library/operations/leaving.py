"""What retiring, merging and splitting share: an action leaves the list, and its people hear."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from community.models import Member
from community.operations.notices import tell
from library.documents import KIND
from library.models import Action, ActionEvent, Edition
from library.operations.refusals import (
    NotACuratorError,
    NotListedError,
    OwnActionError,
    ReasonMissingError,
)
from library.permissions import can_curate, can_curate_library
from search.changes import mark_changed


@dataclass(frozen=True)
class Ending:
    """What takes an action's place, why, by whom, when."""

    instead: Action | None
    why: str
    by: Member
    at: datetime


def may_decide(action: Action, *, by: Member) -> None:
    """Raise NotACuratorError or OwnActionError when `by` does not decide on an action."""
    if not can_curate_library(by):
        raise NotACuratorError("Only curators decide on actions.")
    if not can_curate(by, action):
        raise OwnActionError("You wrote this action, so another curator decides on it.")


def reason_given(why: str) -> None:
    """Raise ReasonMissingError when there is none."""
    if not why.strip():
        raise ReasonMissingError("Give a reason: it stands on the action's page.")


def leave_list(held: Action, state: Action.State, ending: Ending) -> None:
    """Give a listed action, whose row the caller holds, the state in which it leaves the list.

    Raises ReasonMissingError, and NotListedError when what shall take its place is not listed.
    """
    instead = ending.instead
    reason_given(ending.why)
    if instead is not None and (instead.pk == held.pk or not _is_listed(instead)):
        raise NotListedError("Choose another listed action to take its place.")
    held.state, held.successor = state, instead
    held.save(update_fields=["state", "successor"])
    ActionEvent.objects.create(
        action=held, what=state.value, by=ending.by, at=ending.at, why=ending.why
    )
    mark_changed(KIND, [held.pk])


def _is_listed(action: Action) -> bool:
    return Action.objects.listed().filter(pk=action.pk).exists()


def title_of(action: Action) -> str:
    """How the current edition is called."""
    return Edition.objects.get(current_of=action).title


def tell_about(action: Action, members: Iterable[Member], sentence: str, *, at: datetime) -> None:
    """Tell members something about a public action, with the way to its page."""
    tell(members, sentence=sentence, address=reverse("library:action", args=[action.slug]), at=at)
